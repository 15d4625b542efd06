using Bot.Dialogs.Understanding;

namespace Bot.Dialogs.Referring;

/// <summary>
/// What goes elsewhere, and where. Hotlines: 12345 政务服务便民热线, 12333 人社, 12393 医保, 12315 市场监管, 12348 公共法律服务,
/// 12366 税务, 12368 法院诉讼服务, 110 公安.
/// </summary>
internal static class Referrals
{
    /// <summary>Where a mediator's matter is filed.</summary>
    public const string MediationItem = "neighbor-family-dispute";

    private static readonly Referral[] All =
    [
        new(["拘留", "抓起来", "抓走", "判刑", "关进去", "关起来", "坐牢", "枪毙", "抓他", "抓人"], [], ["public-security", MediationItem, "noise"],
            "抓人、处罚要由公安来定，网格员没这个权力。现在有人受伤或正在闹，请打 110。", Mediates: true),
        new(["打官司", "起诉", "诉讼", "立案", "上法院", "去法院", "告他", "告到法院", "强制执行", "老赖", "请律师", "找律师", "判决"], [], [MediationItem, "labor", "consumer", "public-security", "official-conduct"],
            "打官司、立案、执行归法院管，网格员办不了：诉讼服务打 12368；请不起律师，法律援助打 12348。", Mediates: true),
        new(["离婚", "分家产", "争家产", "遗产", "抚养权", "抚养费"], ["判", "办", "分", "争", "要", "怎么", "帮"], [MediationItem, "civil-affairs"],
            "离婚登记去民政局婚姻登记处，争财产、孩子要法院来判，网格员定不了；法律援助打 12348。", Mediates: true),
        new(["劳动仲裁", "工资仲裁", "工伤认定", "申请仲裁", "去仲裁", "仲裁"], [], ["labor", "social-security", "employment-talent"],
            "劳动仲裁、工伤认定归人社部门，网格员办不了：打 12333，或去县里的劳动人事争议仲裁院；欠薪也可以打 12345。", Mediates: false),
        new(["医保报销", "医疗报销", "住院报销", "药费报销", "报销医药费", "报销比例", "异地报销", "大病报销", "报销住院", "报医药费"], [], ["social-security", "health", "civil-affairs"],
            "医保报销归医保局，网格员办不了：打 12393，或带身份证、发票去政务服务大厅医保窗口。", Mediates: false),
        new(["退款", "退货", "退钱", "不退", "假一赔"], ["商家", "店", "网购", "网上买", "淘宝", "拼多多", "抖音", "快递", "卖家", "健身房", "理发店", "买的", "超市", "充值", "办的卡"], ["consumer", "food-drug"],
            "买东西退款归市场监管部门，网格员管不了商家：打 12315，或在 12315 小程序里投诉，留好付款记录和聊天截图。", Mediates: false),
        new(["营业执照", "经营许可", "卫生许可", "食品许可", "施工许可", "建房许可", "规划许可", "烟草证", "许可证", "办证", "行政许可", "资质审批", "不动产证", "房产证"], ["办", "批", "申请", "补", "换", "领", "下来", "审"], ["city-advice", "food-drug", "housing-policy", "rural", "official-conduct", "consumer", "traffic-order", "employment-talent", "demolition-planning", "illegal-building"],
            "办证、审批归政务服务大厅，网格员批不了：带上身份证和材料去大厅窗口，不清楚要带什么，打 12345。", Mediates: false),
        new(["罚单", "罚款单", "处罚决定", "行政处罚", "扣分", "违章罚款", "行政复议", "罚款不合理", "撤销罚款", "交罚款"], [], ["traffic-order", "official-conduct", "street-order"],
            "处罚是哪个部门开的，就由哪个部门管，网格员改不了：不服可以 60 天内申请行政复议，怎么办打 12345 或 12348；交通罚单问 122 或交管 12123。", Mediates: false),
        new(["开发票", "不给发票", "退税", "个税", "交税", "偷税", "报税"], [], ["consumer", "employment-talent", "food-drug", "social-security"],
            "发票和税归税务局，网格员办不了：打 12366，或去办税服务厅。", Mediates: false),
        new(["贷款", "网贷", "催收", "信用卡", "征信"], ["还", "催", "办", "逾期", "骚扰", "修复", "减免"], ["public-security", "consumer"],
            "贷款、征信的事网格员管不了：打银行客服或 12363；有人上门逼债、威胁，打 110。", Mediates: false),
    ];

    /// <summary>Where these words should go; null when they are the grid's, or merely mention such a thing.</summary>
    public static Referral? For(string words, Meaning meaning, Jurisdiction jurisdiction)
    {
        if (words.Length > DialogLimits.PleaLength)
            return null;
        if (PlaceReferrals.For(words, meaning, jurisdiction) is { } ofThePlace)
            return ofThePlace;
        foreach (var referral in All)
        {
            if (!Holds(words, referral.Pleas) || (referral.With.Length > 0 && !Holds(words, referral.With)))
                continue;
            var isMention = meaning.Confidence >= SureOfAnother && !referral.Items.Contains(meaning.Item);
            return isMention ? null : referral;
        }
        return null;
    }

    /// <summary>What can be done instead, by digit.</summary>
    public static string Offer(Draft draft) => draft.Item == MediationItem
        ? "回 1 请社区调解员帮忙调解　2 不用了"
        : "回 1 帮您转一条咨询，有人给您回话　2 不用了";

    /// <summary>From this chance on words are about the matter they name.</summary>
    private const double SureOfAnother = Reporting.DraftReading.SureEnough;

    private static bool Holds(string words, string[] any) => any.Any(a => words.Contains(a, StringComparison.Ordinal));
}

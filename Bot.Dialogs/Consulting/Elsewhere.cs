namespace Bot.Dialogs.Consulting;

/// <summary>
/// Houses and shops with rules of their own: 银行几点下班 shares every other word with how the bot is used, and is no
/// question about it. Only a passage that names the same house can answer.
/// </summary>
internal static class Elsewhere
{
    private static readonly string[] Houses =
    [
        "银行", "信用社", "派出所", "公安局", "交警", "车管所", "驾校", "法院", "检察院", "律师", "公证", "仲裁", "医院", "诊所", "药店", "卫生院", "学校", "小学", "中学", "大学", "幼儿园", "托儿所", "培训班",
        "税务", "工商", "社保局", "医保局", "民政局", "人社局", "房管局", "住建局", "教育局", "公积金", "政务大厅", "便民中心", "供电局", "自来水公司", "燃气公司", "热力公司", "电信", "移动公司", "联通", "营业厅",
        "快递", "外卖", "淘宝", "京东", "拼多多", "抖音", "支付宝", "滴滴", "超市", "商场", "饭店", "酒店", "宾馆", "网吧", "健身房", "理发店", "美团", "微信支付", "朋友圈",
        "火车", "高铁", "飞机", "机场", "汽车站", "地铁", "公交", "出租车", "高速", "图书馆", "博物馆", "体育馆", "公园", "景区", "殡仪馆", "养老院", "敬老院", "邮局", "保险公司", "售楼处", "中介",
    ];

    /// <summary>Whether the words name a house that the passage does not.</summary>
    public static bool Names(string words, Passage passage) => Array.Exists(Houses, h =>
        words.Contains(h, StringComparison.Ordinal) && !passage.Answer.Contains(h, StringComparison.Ordinal) && !passage.Title.Contains(h, StringComparison.Ordinal));
}

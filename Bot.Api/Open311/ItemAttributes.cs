using Bot.Data.Profiles;

namespace Bot.Api.Open311;

/// <summary>The questions of a service definition: those of every item, and the built-in ones of some. A profile may ask its own instead (<see cref="ProfileItem.Attributes"/>).</summary>
public static class ItemAttributes
{
    /// <summary>Complaint, request, inquiry, suggestion or praise; absent, the words decide.</summary>
    public const string Kind = "kind";

    /// <summary>秘密上报: the identity is sealed, the grid does not hear of it, the public neither.</summary>
    public const string Confidential = "confidential";

    /// <summary>The answer that asks for secrecy.</summary>
    public const string Yes = "yes";

    private static readonly Dictionary<string, ProfileAttribute[]> Own = new(StringComparer.Ordinal)
    {
        ["municipal-facility"] =
        [
            OneOf("facility", "是哪种设施？", ("street-light", "路灯"), ("manhole", "井盖"), ("road", "路面"), ("railing", "护栏"), ("drain", "下水道"), ("other", "其他")),
            Line("facility-number", "设施上的编号是多少？", "灯杆、井盖上的铭牌，没有就空着"),
        ],
        ["noise"] =
        [
            OneOf("source", "是什么声音？", ("building", "施工"), ("dancing", "广场舞"), ("shop", "商铺、娱乐场所"), ("traffic", "交通"), ("machine", "设备"), ("other", "其他")),
            SomeOf("when", "一般在什么时候？", ("morning", "早上"), ("noon", "中午"), ("day", "白天"), ("evening", "晚上"), ("night", "夜里")),
        ],
        ["utilities"] =
        [
            OneOf("supply", "是哪一样？", ("water", "供水"), ("power", "供电"), ("gas", "供气"), ("heating", "供暖"), ("network", "宽带、电话"), ("parcel", "快递邮政")),
            Of("since", "从什么时候开始的？", AttributeDatatype.Datetime, "如 2026-11-25T08:00:00+08:00"),
        ],
        ["labor"] =
        [
            Of("people", "涉及几个人？", AttributeDatatype.Number, "只填数字"),
            Of("since", "从什么时候开始的？", AttributeDatatype.Datetime, "如 2026-11-25T08:00:00+08:00"),
        ],
        ["official-conduct"] = [Of("wanted", "您希望怎么处理？", AttributeDatatype.Text, null)],
    };

    /// <summary>Asked with every item; none is required.</summary>
    public static IReadOnlyList<ProfileAttribute> OfEveryItem { get; } =
    [
        OneOf(Kind, "是哪一类诉求？", ("complaint", "投诉举报"), ("request", "求助报修"), ("inquiry", "咨询"), ("suggestion", "建议"), ("praise", "表扬")),
        OneOf(Confidential, "要不要保密？保密的不告诉所在网格，也不公开。", (Yes, "要保密"), ("no", "不用")),
    ];

    public static IReadOnlyList<ProfileAttribute> BuiltIn(string item) => Own.GetValueOrDefault(item, []);

    /// <summary>"false means the attribute is only used to present information to the user within the description field."</summary>
    public static Answer Danger(int order) => Written(
        isAnswered: false, "danger", "text", isRequired: false, null, order, "有人受伤、起火、漏气、触电，请先打 110、119、120。", []);

    /// <summary>The fields of an attribute, in the order of the standard's table.</summary>
    internal static Answer.Fields Written(
        bool isAnswered, string code, string datatype, bool isRequired, string? hint, int order, string description, IReadOnlyList<Answer> values) => new(
        ("variable", new Answer.Flag(isAnswered)),
        ("code", new Answer.Text(code)),
        ("datatype", new Answer.Text(datatype)),
        ("required", new Answer.Flag(isRequired)),
        ("datatype_description", new Answer.Text(hint)),
        ("order", new Answer.Number(order)),
        ("description", new Answer.Text(description)),
        ("values", new Answer.Many("value", values)));

    internal static string Spell(AttributeDatatype datatype) => datatype.ToString().ToLowerInvariant();

    private static ProfileAttribute Of(string code, string description, AttributeDatatype datatype, string? hint) =>
        new() { Code = code, Description = description, Datatype = datatype, Hint = hint };

    private static ProfileAttribute Line(string code, string description, string hint) => Of(code, description, AttributeDatatype.String, hint);

    private static ProfileAttribute OneOf(string code, string description, params (string Key, string Name)[] values) =>
        Of(code, description, AttributeDatatype.Singlevaluelist, null) with { Values = [.. values.Select(v => new ProfileAttributeValue { Key = v.Key, Name = v.Name })] };

    private static ProfileAttribute SomeOf(string code, string description, params (string Key, string Name)[] values) =>
        OneOf(code, description, values) with { Datatype = AttributeDatatype.Multivaluelist };
}

using System.Text.RegularExpressions;
using Bot.Api.Handling.Moves;
using Bot.Data.PhoneCalls;
using Bot.Dialogs;

namespace Bot.Api.Desk.Phone;

/// <summary>What staff typed while a caller spoke, as it came. <paramref name="Once"/> makes the same form count once.</summary>
public sealed partial record PhoneForm(string? Once, string Words, string Place, string Phone, string Name, string OnBehalf)
{
    /// <summary>Characters of the shortest words: 漏水.</summary>
    public const int ShortestWords = 2;

    /// <summary>Characters of a place.</summary>
    public const int PlaceLength = 100;

    /// <summary>Characters of on whose behalf: a relation (母亲, 邻居奶奶).</summary>
    public const int OnBehalfLength = 20;

    public static PhoneForm Empty { get; } = new(null, "", "", "", "", "");

    /// <summary>Code of the grid that staff chose where several are possible; null for none.</summary>
    public string? Grid { get; init; }

    /// <summary>The item that stands in the list, and the one the words had put there: a difference is staff's own choice.</summary>
    public string? Item { get; init; }

    public string? GuessedItem { get; init; }

    public string? Kind { get; init; }

    public string? GuessedKind { get; init; }

    /// <summary>yes, no, or nothing: as the words say.</summary>
    public string? Urgent { get; init; }

    public bool Confidential { get; init; }

    public bool AboutWorker { get; init; }

    /// <summary>Tell the result on the phone, whatever else reaches them.</summary>
    public bool ByPhone { get; init; }

    /// <summary>Number of the matter the caller goes along with; null for none.</summary>
    public string? Join { get; init; }

    public string? ChosenItem => Item is { Length: > 0 } && Item != GuessedItem ? Item : null;

    public string? ChosenKind => Kind is { Length: > 0 } && Kind != GuessedKind ? Kind : null;

    public bool HasOnce => Once is { Length: MoveForm.OnceLength } && Once.All(char.IsAsciiHexDigitLower);

    public static PhoneForm Read(IFormCollection form) => new(
        form["once"].ToString(),
        form["words"].ToString().Trim().ReplaceLineEndings("\n"),
        form["place"].ToString().Trim().ReplaceLineEndings(" "),
        Separators().Replace(form["phone"].ToString(), ""),
        form["name"].ToString().Trim().ReplaceLineEndings(" "),
        form["behalf"].ToString().Trim().ReplaceLineEndings(" "))
    {
        Grid = form["grid"].ToString(),
        Item = form["item"].ToString(),
        GuessedItem = form["guessed-item"].ToString(),
        Kind = form["kind"].ToString(),
        GuessedKind = form["guessed-kind"].ToString(),
        Urgent = form["urgent"].ToString(),
        Confidential = form["confidential"].ToString() == "on",
        AboutWorker = form["about-worker"].ToString() == "on",
        ByPhone = form["by-phone"].ToString() == "on",
        Join = form["join"].ToString() is { Length: > 0 } join ? join : null,
    };

    /// <summary>The field at fault, or null.</summary>
    public FieldError? Fault() => this switch
    {
        { HasOnce: false } => new("once", "页面不完整，请刷新后再提交。"),
        { Words.Length: 0 } => new("words", "请写下来电人说的事。"),
        { Words.Length: < ShortestWords } => new("words", $"请至少写 {ShortestWords} 个字。"),
        { Words.Length: > DialogLimits.TextLength } => new("words", $"最多写 {DialogLimits.TextLength} 个字，现在有 {Words.Length} 个。"),
        { Place.Length: > PlaceLength } => new("place", $"最多写 {PlaceLength} 个字，现在有 {Place.Length} 个。"),
        { Phone.Length: > 0 } when !IsPhone(Phone) => new("phone", "这个号码好像不对，请再念一遍核对；不肯留就空着。"),
        { ByPhone: true, Phone.Length: 0 } => new("phone", "要打电话告诉他结果，请记下号码。"),
        { Name.Length: > PhoneCall.NameLength } => new("name", $"最多写 {PhoneCall.NameLength} 个字。"),
        { OnBehalf.Length: > OnBehalfLength } => new("behalf", $"最多写 {OnBehalfLength} 个字，只写关系，不写名字。"),
        _ => null,
    };

    /// <summary>A mobile number or a land line with its area code.</summary>
    public static bool IsPhone(string phone) => PhoneShape().IsMatch(phone);

    [GeneratedRegex(@"[\s\-－()（）]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Separators();

    [GeneratedRegex("^(?:(?:[+]?86)?1[3-9][0-9]{9}|0[0-9]{9,11})$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex PhoneShape();
}

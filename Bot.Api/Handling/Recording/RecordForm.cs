using System.Text.RegularExpressions;
using Bot.Api.Handling.Moves;
using Bot.Dialogs;

namespace Bot.Api.Handling.Recording;

/// <summary>What a worker wrote down for somebody, as it came. <paramref name="Once"/> makes the same form count once.</summary>
public sealed partial record RecordForm(string? Once, string Words, string Place, string Phone, string? Grid)
{
    /// <summary>Characters of the shortest words: 漏水.</summary>
    public const int ShortestWords = 2;

    /// <summary>Characters of a place.</summary>
    public const int PlaceLength = 100;

    public static RecordForm Empty { get; } = new(null, "", "", "", null);

    public bool HasOnce => Once is { Length: MoveForm.OnceLength } && Once.All(char.IsAsciiHexDigitLower);

    public static RecordForm Read(IFormCollection form) => new(
        form["once"].ToString(),
        form["words"].ToString().Trim().ReplaceLineEndings("\n"),
        form["place"].ToString().Trim().ReplaceLineEndings(" "),
        Separators().Replace(form["phone"].ToString(), ""),
        form["grid"].ToString());

    /// <summary>The field at fault, or null.</summary>
    public FieldError? Fault() => this switch
    {
        { HasOnce: false } => new("once", "页面不完整，请刷新后再提交。"),
        { Words.Length: 0 } => new("words", "请写下居民说的事。"),
        { Words.Length: < ShortestWords } => new("words", $"请至少写 {ShortestWords} 个字。"),
        { Words.Length: > DialogLimits.TextLength } => new("words", $"最多写 {DialogLimits.TextLength} 个字，现在有 {Words.Length} 个。"),
        { Place.Length: > PlaceLength } => new("place", $"最多写 {PlaceLength} 个字，现在有 {Place.Length} 个。"),
        { Phone.Length: > 0 } when !PhoneForm().IsMatch(Phone) => new("phone", "这个号码好像不对，请再看看；没有就空着。"),
        _ => null,
    };

    [GeneratedRegex(@"[\s-]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Separators();

    [GeneratedRegex("^(1[3-9][0-9]{9}|0[0-9]{9,11})$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex PhoneForm();
}

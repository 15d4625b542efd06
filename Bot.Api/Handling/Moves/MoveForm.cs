using System.Globalization;
using Bot.Api.Handling.Photos;

namespace Bot.Api.Handling.Moves;

/// <summary>What a worker filled in, as it came. <paramref name="Once"/> makes the same form count once.</summary>
public sealed record MoveForm(string? Once, string Note, string? Assignee, string? Until, IReadOnlyList<IFormFile> Photos)
{
    /// <summary>Bytes of a whole form: the photos, the words and the wrapping.</summary>
    public const long MaxBytes = ((long)PhotoCheck.MaxPhotos * PhotoCheck.MaxBytes) + (1024 * 1024);

    public const int OnceLength = 32;

    public static MoveForm Empty { get; } = new(null, "", null, null, []);

    public bool HasOnce => Once is { Length: OnceLength } && Once.All(char.IsAsciiHexDigitLower);

    public DateOnly? UntilDay =>
        DateOnly.TryParseExact(Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static MoveForm Read(IFormCollection form) => new(
        form["once"].ToString(),
        form["note"].ToString().Trim().ReplaceLineEndings("\n"),
        form["assignee"].ToString(),
        form["until"].ToString(),
        [.. form.Files.GetFiles("photos").Where(f => f.Length > 0 || f.FileName.Length > 0)]);
}

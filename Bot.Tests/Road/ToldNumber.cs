using System.Text.RegularExpressions;
using Bot.Data.Intakes;

namespace Bot.Tests.Road;

/// <summary>The number of an intake in what somebody was told.</summary>
internal static partial class ToldNumber
{
    /// <summary>The first number; fails where there is none.</summary>
    public static string In(string? words) => Find(words) ?? throw new InvalidOperationException($"No number in: {words}");

    /// <summary>The first number; null where there is none.</summary>
    public static string? Find(string? words) => Form().Match(words ?? "") is { Success: true } found ? found.Value : null;

    /// <summary>The key of its row.</summary>
    public static long IdOf(string number) => IntakeNumber.TryParse(number, out var parsed) ? parsed.Id : throw new FormatException(number);

    [GeneratedRegex("WG-[0-9]{8}-[0-9]{6}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    public static partial Regex Form();
}

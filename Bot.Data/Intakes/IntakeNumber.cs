using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Bot.Data.Intakes;

/// <summary>
/// <c>WG-yyyyMMdd-nnnnnn</c>: local date and the day's running number, 1 to 999,999. Also the intake's key in the
/// database, as the fourteen digits, so that every row about an intake can be written without asking for an id first.
/// </summary>
public readonly record struct IntakeNumber
{
    private const int PerDay = 1_000_000;

    private IntakeNumber(long id) => Id = id;

    /// <summary>yyyyMMddnnnnnn as a number.</summary>
    public long Id { get; }

    public static IntakeNumber Of(DateOnly day, int running) =>
        running is > 0 and < PerDay
            ? new(((((day.Year * 100L) + day.Month) * 100) + day.Day) * PerDay + running)
            : throw new ArgumentOutOfRangeException(nameof(running), running, "A day has numbers 1 to 999,999.");

    public static IntakeNumber FromId(long id) => new(id);

    public static bool TryParse([NotNullWhen(true)] string? text, out IntakeNumber number)
    {
        number = default;
        if (text is not { Length: 18 } || !text.StartsWith("WG-", StringComparison.OrdinalIgnoreCase) || text[11] != '-'
            || !DateOnly.TryParseExact(text.AsSpan(3, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || !int.TryParse(text.AsSpan(12), NumberStyles.None, CultureInfo.InvariantCulture, out var running)
            || running is <= 0)
        {
            return false;
        }

        number = Of(day, running);
        return true;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"WG-{Id / PerDay:D8}-{Id % PerDay:D6}");
}

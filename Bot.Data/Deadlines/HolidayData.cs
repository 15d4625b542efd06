using System.Text.Json;

namespace Bot.Data.Deadlines;

/// <summary>The holiday notices as kept in <c>working-days.json</c>.</summary>
internal sealed record HolidayData(IReadOnlyList<HolidayYear> Years)
{
    private const string Resource = "Bot.Data.Deadlines.working-days.json";

    internal static HolidayData Load()
    {
        using var stream = typeof(HolidayData).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded in the assembly.");
        return JsonSerializer.Deserialize<HolidayData>(stream, JsonSerializerOptions.Web)
            ?? throw new InvalidDataException($"{Resource} is empty.");
    }
}

/// <summary>One year's notice.</summary>
internal sealed record HolidayYear(int Year, string Source, bool Provisional, IReadOnlyList<Holiday> Holidays);

/// <summary>One holiday, both ends included, and the weekend days worked for it (调休).</summary>
internal sealed record Holiday(string Name, DateOnly From, DateOnly To, IReadOnlyList<DateOnly> MadeUpOn);

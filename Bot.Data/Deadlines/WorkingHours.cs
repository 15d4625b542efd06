using System.Runtime.InteropServices;

namespace Bot.Data.Deadlines;

/// <summary>A stretch of office hours in China Standard Time, start included, end not.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WorkingHours(TimeOnly Start, TimeOnly End)
{
    /// <summary>09:00–12:00 and 14:00–18:00.</summary>
    public static IReadOnlyList<WorkingHours> Usual { get; } =
        [new(new TimeOnly(9, 0), new TimeOnly(12, 0)), new(new TimeOnly(14, 0), new TimeOnly(18, 0))];
}

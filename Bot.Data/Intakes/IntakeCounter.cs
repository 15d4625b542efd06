namespace Bot.Data.Intakes;

/// <summary>The last running number drawn on a day (yyyyMMdd).</summary>
public sealed class IntakeCounter
{
    public required int Day { get; init; }

    public required int Last { get; set; }
}

namespace Bot.Data.Profiles;

/// <summary>Calls to those who reported something (回访): key matters (<see cref="ProfileItem.CallBack"/>), urgent ones, unhappy ones.</summary>
public sealed record ProfileCallBacks
{
    /// <summary>Working days from the result, or from an unhappy rating, until somebody calls.</summary>
    public int WorkingDays { get; init; } = 3;

    /// <summary>Of a hundred other results, so many are called back too, chosen by chance; 0: none.</summary>
    public int SamplePercent { get; init; }

    /// <summary>The article that this rests on.</summary>
    public string? Article { get; init; }
}

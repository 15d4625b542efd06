namespace Bot.Dialogs;

/// <summary>A piece of the city's documents. <paramref name="Source"/> names document and article (《…》第16条), <paramref name="Answer"/> holds the sentences to be quoted.</summary>
public sealed record Passage(string Source, string Answer)
{
    /// <summary>From here on it answers the question by itself.</summary>
    public const double Enough = 0.62;

    /// <summary>What a resident chooses it by; finds it when it is asked for.</summary>
    public string Title { get; init; } = "";

    /// <summary>How much of the question it covers, 0 to 1.</summary>
    public double Score { get; init; } = 1;

    /// <summary>How alike the question is to the ways of asking for it, 0 to 1.</summary>
    public double Likeness { get; init; }
}

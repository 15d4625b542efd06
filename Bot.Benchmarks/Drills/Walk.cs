using Bot.Simulator.Platform.Residents;

namespace Bot.Benchmarks.Drills;

/// <summary>One thing a resident said, and how it went until there was an answer.</summary>
/// <param name="Message">What went over the wire.</param>
/// <param name="Reply">The words of the answer.</param>
/// <param name="Deliveries">Times the platform delivered it: up to three tries each.</param>
/// <param name="Took">From the first try to the answer.</param>
internal sealed record Told(ChatMessage Message, string Reply, int Deliveries, TimeSpan Took);

/// <summary>One resident with one problem: told, then confirmed or dropped.</summary>
internal sealed class Walk(SimulatedResident resident, string words, bool confirms)
{
    public SimulatedResident Resident => resident;

    /// <summary>The words of the report; no other walk has the same.</summary>
    public string Words => words;

    public bool Confirms => confirms;

    /// <summary>The number the resident was told, null as long as there was none.</summary>
    public string? Number { get; set; }

    /// <summary>Actions of the grid platform on it that were answered: key, action, answer.</summary>
    public List<(string Key, string Action, string? Note, string Answer)> Acted { get; } = [];

    public List<Told> Told { get; } = [];

    /// <summary>A walk that has not come to its end counts for nothing yet.</summary>
    public bool Ended { get; set; }
}

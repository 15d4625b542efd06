namespace Bot.Benchmarks.Drills;

/// <summary>One line of a drill. <paramref name="Holds"/> is null where the line is for information only.</summary>
public sealed record Finding(string What, string Seen, bool? Holds);

/// <summary>What a drill saw. A law that did not hold is in <see cref="Broken"/>.</summary>
public sealed class DrillReport(string name, string title)
{
    private readonly List<Finding> _findings = [];

    /// <summary>How it is called on the command line.</summary>
    public string Name => name;

    /// <summary>What was done to the bot, in one line.</summary>
    public string Title => title;

    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>Why it could not be run here, or null.</summary>
    public string? Skipped { get; private init; }

    public TimeSpan Took { get; set; }

    /// <summary>Laws that did not hold, with what was seen; empty is good.</summary>
    public IReadOnlyList<string> Broken => [.. _findings.Where(f => f.Holds == false).Select(f => $"{f.What}: {f.Seen}")];

    public static DrillReport Skip(string name, string title, string why) => new(name, title) { Skipped = why };

    /// <summary>For information.</summary>
    public void Note(string what, string seen) => Add(new Finding(what, seen, null));

    /// <summary>Something that must hold.</summary>
    public void Law(string what, string seen, bool holds) => Add(new Finding(what, seen, holds));

    /// <summary>Something that must not occur at all.</summary>
    public void None(string what, int seen) => Law(what, $"{seen}", seen == 0);

    private void Add(Finding finding)
    {
        _findings.Add(finding);
        Console.Error.WriteLine($"{name}: {finding.What}: {finding.Seen}{(finding.Holds == false ? "   BROKEN" : "")}");
    }
}

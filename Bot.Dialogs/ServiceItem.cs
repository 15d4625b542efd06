namespace Bot.Dialogs;

/// <summary>One entry of the service item list (网格服务管理事项清单).</summary>
public sealed record ServiceItem(string Code, string Name, string Group, string Department)
{
    /// <summary>What it takes in, in a few words; empty for a place's own item.</summary>
    public string Scope { get; init; } = "";

    /// <summary>A place's own item: the built-in one whose words it shares.</summary>
    public string? PartOf { get; init; }

    /// <summary>Words by which a place's own item is told from the one it is a part of.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>A temporary item's first and last day; null: always.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? Until { get; init; }

    /// <summary>What residents are told instead, where the place withdrew the item; null where it did not.</summary>
    public string? Withdrawn { get; init; }

    /// <summary>Whether it is taken up on a day.</summary>
    public bool IsOffered(DateOnly day) => Withdrawn is null && !(day < From) && !(day > Until);
}

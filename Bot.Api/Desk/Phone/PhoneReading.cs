using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Dialogs;

namespace Bot.Api.Desk.Phone;

/// <summary>What is understood of a call so far, for the one who listens.</summary>
public sealed record PhoneReading
{
    /// <summary>What would be submitted now.</summary>
    public required Draft Draft { get; init; }

    /// <summary>The item that the words alone point to, and up to two more.</summary>
    public required IReadOnlyList<string> Likely { get; init; }

    /// <summary>The item that the words alone would get.</summary>
    public required string GuessedItem { get; init; }

    public required string GuessedKind { get; init; }

    /// <summary>The grid it would go to; null when none is known.</summary>
    public Grid? Grid { get; init; }

    /// <summary>Where several grids are possible: which, by an address in each.</summary>
    public IReadOnlyList<AddressMatch> Choices { get; init; } = [];

    /// <summary>What to tell the caller at once, with the number to call; empty when nobody is in danger.</summary>
    public string Danger { get; init; } = "";

    /// <summary>Where the caller is better helped; null when it is the grid's.</summary>
    public string? Refusal { get; init; }

    /// <summary>Who would handle it, and by when.</summary>
    public required Promise Promise { get; init; }

    /// <summary>The same matter, reported by somebody else lately.</summary>
    public NeighbourIntake? Same { get; init; }

    /// <summary>What this number reported before, newest first; never what is confidential.</summary>
    public IReadOnlyList<Intake> Earlier { get; init; } = [];

    /// <summary>WeChat vouched that this number is a resident's: they hear of it there.</summary>
    public bool IsLinked { get; init; }

    /// <summary>The items of the place, the likely ones first.</summary>
    public required IReadOnlyList<ServiceItem> Items { get; init; }

    public string Urgent { get; init; } = "";

    public bool IsJoined { get; init; }

    public bool HasWords => Draft.Text.Length > 0;
}

using Bot.Dialogs.Understanding;

namespace Bot.Dialogs;

/// <summary>
/// All a dialog may ask while it hears one message. Everything is already in memory when <see cref="Conversation.Hear"/> runs:
/// no member does I/O, none may block, and asking twice gives the same answer.
/// </summary>
public interface IGuide
{
    /// <summary>Now, in China Standard Time.</summary>
    DateTimeOffset Now { get; }

    /// <summary>The place this bot serves: names, phones, titles.</summary>
    Jurisdiction Jurisdiction { get; }

    /// <summary>What words mean.</summary>
    IUnderstanding Understanding { get; }

    /// <summary>The resident's home grid, if bound and still valid.</summary>
    GridNotice? HomeGrid { get; }

    /// <summary>The resident's own intakes, newest first, at most <see cref="DialogLimits.OwnIntakes"/>.</summary>
    IReadOnlyList<IntakeSummary> MyIntakes { get; }

    /// <summary>The grid that contains a point (degrees, GCJ-02), or null outside all grids.</summary>
    GridNotice? GridAt(double longitude, double latitude);

    /// <summary>The known address nearest to a point (degrees, GCJ-02) in the grid that contains it; null where none lies close.</summary>
    string? AddressNear(double longitude, double latitude);

    /// <summary>The grid with this code, or null.</summary>
    GridNotice? GridByCode(string code);

    /// <summary>Known places named in the words, best first; empty when none is. Several with different grids mean: ask which.</summary>
    IReadOnlyList<PlaceMatch> FindPlaces(string words);

    /// <summary>Who would handle this, and by when, if it were submitted now.</summary>
    Promise PromiseFor(Draft draft);

    /// <summary>What somebody else reported of the same item at the same place lately, as the place's profile says; null when there is none, or nothing of it may be shown.</summary>
    NeighbourIntake? SameLately(Draft draft);

    /// <summary>What the city's documents say to a question, best first, with those that may only be near it (<see cref="Passage.Score"/>).</summary>
    IReadOnlyList<Passage> FindPassages(string question);
}

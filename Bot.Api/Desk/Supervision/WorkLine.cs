using Bot.Api.Desk.Inbox;
using Bot.Api.Desk.Shell;

namespace Bot.Api.Desk.Supervision;

/// <summary>Something that waits for the desk, in a list: the intake, why it is here, until when, where one goes on.</summary>
/// <param name="Row">The intake.</param>
/// <param name="Why">In a few words, masked.</param>
/// <param name="Due">Until when, by this list's own promise.</param>
/// <param name="Links">Where one goes on: address below the desk, and its words. The first opens the row.</param>
public sealed record WorkLine(InboxRow Row, string Why, DateTimeOffset Due, IReadOnlyList<(string Path, string Words)> Links)
{
    public IReadOnlyList<Badge> Badges { get; init; } = [];
}

/// <summary>Such a list, for the partial <c>/Desk/Supervision/Worklist.cshtml</c>.</summary>
/// <param name="Label">What it is a list of.</param>
/// <param name="Lines">What is due first, first.</param>
/// <param name="None">Said when it is empty.</param>
public sealed record Worklist(string Label, IReadOnlyList<WorkLine> Lines, string None)
{
    /// <summary>Lines of one list: who has more than that works them off from the top.</summary>
    public const int Most = 100;
}

using Bot.Api.Desk.Inbox;
using Bot.Api.Desk.Shell;
using Bot.Data.CallBacks;
using Bot.Data.Intakes;

namespace Bot.Api.Desk.Supervision;

/// <summary>Something that was done, as the database gives it: filtered and ordered there.</summary>
public sealed class DoneRow
{
    public required long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Shown name of who did it.</summary>
    public required string? By { get; init; }

    /// <summary>What came of it, not masked yet.</summary>
    public required string? Words { get; init; }

    /// <summary>Until when it was due.</summary>
    public required DateTimeOffset Due { get; init; }

    public required Intake Intake { get; init; }

    /// <summary>Of a call how it ended; null of anything else, and of those before results were kept.</summary>
    public CallBackResult? Result { get; init; }
}

/// <summary>A line of a list of what was done.</summary>
/// <param name="Row">The intake.</param>
/// <param name="Title">Which order or call.</param>
/// <param name="Words">What came of it, masked.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
/// <param name="IsLate">After it was due.</param>
/// <param name="Path">Where it stands, below the desk.</param>
public sealed record DoneLine(InboxRow Row, string Title, string Words, string By, DateTimeOffset At, bool IsLate, string Path);

/// <summary>What was done lately, the latest first, for the partial <c>/Desk/Supervision/OwedAndDone.cshtml</c>.</summary>
/// <param name="Lines">One page.</param>
/// <param name="Pager">Onward.</param>
/// <param name="Results">What one can filter by: value and words.</param>
/// <param name="Result">The chosen one; empty for all.</param>
/// <param name="By">The person asked for; empty for all.</param>
public sealed record DoneList(IReadOnlyList<DoneLine> Lines, Pager Pager, IReadOnlyList<(string Value, string Words)> Results, string Result, string By);

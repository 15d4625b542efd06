using System.Globalization;
using Bot.Data.Intakes;

namespace Bot.Data.EventQueue;

/// <summary>The words of the event types and their ids.</summary>
public static class EventTypes
{
    public const string Submitted = "submitted";
    public const string Supplemented = "supplemented";
    public const string Urged = "urged";
    public const string Withdrawn = "withdrawn";
    public const string Accepted = "accepted";
    public const string Assigned = "assigned";
    public const string Extended = "extended";
    public const string Escalated = "escalated";
    public const string Returned = "returned";
    public const string Resolved = "resolved";
    public const string Verified = "verified";
    public const string Rated = "rated";
    public const string Reopened = "reopened";
    public const string Closed = "closed";
    public const string Rejected = "rejected";
    public const string Merged = "merged";

    public static IReadOnlyList<string> All { get; } =
        [Submitted, Supplemented, Urged, Withdrawn, Accepted, Assigned, Extended, Escalated, Returned, Resolved, Verified, Rated, Reopened, Closed, Rejected, Merged];

    /// <summary>The event a move leaves; null for a note, which is nobody's event.</summary>
    public static string? Of(Move move) => move switch
    {
        Move.Submit => Submitted,
        Move.Accept or Move.Start => Accepted,
        Move.Assign => Assigned,
        Move.Extend => Extended,
        Move.Escalate => Escalated,
        Move.Return => Returned,
        Move.Resolve => Resolved,
        Move.Verify => Verified,
        Move.Reject => Rejected,
        Move.Note => null,
        Move.Merge => Merged,
        Move.Supplement => Supplemented,
        Move.Urge => Urged,
        Move.Withdraw => Withdrawn,
        Move.Rate => Rated,
        Move.Reopen or Move.Unmerge => Reopened,
        Move.Close => Closed,
        _ => throw new ArgumentOutOfRangeException(nameof(move), move, "Not a move."),
    };

    /// <summary>Stable for ever: a re-read event has the same id.</summary>
    public static string Id(IntakeNumber number, int sequence) => string.Create(CultureInfo.InvariantCulture, $"{number}-{sequence}");
}

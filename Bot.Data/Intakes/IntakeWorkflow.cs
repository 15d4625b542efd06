using System.Collections.Frozen;
using static Bot.Data.Intakes.ActorRole;
using static Bot.Data.Intakes.IntakeStatus;

namespace Bot.Data.Intakes;

/// <summary>One permitted move: from where to where, by whom, and whether a reason is due.</summary>
public sealed record Edge(Move Move, IntakeStatus From, IntakeStatus To, ActorRole[] By, bool NeedsNote);

/// <summary>The one table that decides who may move what when. A profile may narrow it, never widen it.</summary>
public static class IntakeWorkflow
{
    private static readonly ActorRole[] Handlers = [GridWorker, GridPlatform, Desk];
    private static readonly ActorRole[] Supervisors = [GridPlatform, Desk];
    private static readonly ActorRole[] TheResident = [Resident];
    private static readonly ActorRole[] TheRule = [Rule];
    private static readonly IntakeStatus[] Open = [Submitted, Accepted, Assigned, Handling, Extended, Escalated, Returned, Reopened];

    public static IReadOnlyList<Edge> Edges { get; } =
    [
        .. From([Submitted], Move.Accept, Accepted, Handlers),
        .. From([Reopened, Escalated, Returned], Move.Accept, Accepted, Handlers),
        .. From([Accepted, Escalated, Returned], Move.Assign, Assigned, Handlers),
        .. From([Assigned], Move.Start, Handling, Handlers),
        .. From([Assigned, Handling], Move.Extend, Extended, Handlers, needsNote: true),
        .. From([Assigned, Handling, Extended], Move.Escalate, Escalated, [.. Handlers, Rule], needsNote: true),
        .. From([Submitted, Accepted, Returned, Escalated, Reopened], Move.Escalate, Escalated, TheRule, needsNote: true),
        .. From([Assigned, Handling, Extended], Move.Return, Returned, Handlers, needsNote: true),
        .. From([Accepted, Assigned, Handling, Extended, Reopened], Move.Resolve, Resolved, Handlers),
        // By a grid worker only what a department did, where the place wants that (IntakeNarrowing).
        .. From([Resolved], Move.Verify, Verified, Handlers),
        .. From([Submitted, Accepted, Escalated, Returned], Move.Reject, Rejected, Handlers, needsNote: true),
        .. From([Submitted, Accepted, Assigned, Handling], Move.Merge, Merged, Supervisors),

        // Goes back to where it stood before the merge; Submitted only where it stood there.
        .. From([Merged], Move.Unmerge, Submitted, [Desk]),
        .. From(Open, Move.Withdraw, Withdrawn, TheResident),
        .. Staying([.. Open, Resolved, Verified, Closed], Move.Note, [.. Handlers, Rule]),
        .. Staying([.. Open, Resolved, Verified], Move.Supplement, TheResident),
        .. Staying(Open, Move.Urge, TheResident),
        .. Staying([Resolved, Verified], Move.Rate, TheResident),
        .. From([Resolved], Move.Reopen, Reopened, [Resident, GridWorker, Desk, Rule]),
        .. From([Verified], Move.Reopen, Reopened, [Resident, Desk, Rule]),
        .. From([Resolved, Verified], Move.Close, Closed, [Rule, Desk]),
    ];

    private static readonly FrozenDictionary<(Move Move, IntakeStatus From), Edge> Table = Edges.ToFrozenDictionary(e => (e.Move, e.From));

    /// <summary>The edge for this move, or null when it is forbidden.</summary>
    public static Edge? Find(Move move, IntakeStatus from, ActorRole by) =>
        Table.TryGetValue((move, from), out var edge) && edge.By.Contains(by) ? edge : null;

    /// <summary>The moves this role has from here, for the answer to a forbidden one and for the buttons of a page.</summary>
    public static IReadOnlyList<Move> Allowed(IntakeStatus from, ActorRole by) =>
        [.. Edges.Where(e => e.From == from && e.By.Contains(by)).Select(e => e.Move)];

    /// <summary>True once nothing further can be handled; only notes may follow, and a merge may be undone.</summary>
    public static bool IsFinal(this IntakeStatus status) => status is Closed or Rejected or Withdrawn or Merged;

    private static IEnumerable<Edge> From(IntakeStatus[] from, Move move, IntakeStatus to, ActorRole[] by, bool needsNote = false) =>
        from.Select(f => new Edge(move, f, to, by, needsNote));

    private static IEnumerable<Edge> Staying(IntakeStatus[] at, Move move, ActorRole[] by) =>
        at.Select(s => new Edge(move, s, s, by, NeedsNote: false));
}

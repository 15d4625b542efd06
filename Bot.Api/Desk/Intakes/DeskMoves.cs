using Bot.Api.Conversations;
using Bot.Api.Deadlines;
using Bot.Api.Desk.Inbox;
using Bot.Api.Desk.SignIn;
using Bot.Api.Handling.Moves;
using Bot.Api.Hosting;
using Bot.Data.Intakes;
using Bot.Data.Storage;

namespace Bot.Api.Desk.Intakes;

/// <summary>Moves intakes for the desk: the transaction, and who is told that it is on disk.</summary>
public sealed class DeskMoves(GroupCommit commit, Promises promises, ExtensionAsks asks, EventSignal signal, DeliverySignal deliveries, ResidentContexts contexts, InboxCounts counts)
{
    /// <summary>In the order they are offered.</summary>
    private static readonly Move[] Order =
    [
        Move.Accept, Move.Assign, Move.Start, Move.Resolve, Move.Verify, Move.Reopen, Move.Extend, Move.Escalate, Move.Return, Move.Reject, Move.Note,
    ];

    /// <summary>What this person may do with this intake now. Giving away is offered where taking up is: it then does both.</summary>
    public static IReadOnlyList<Move> Offered(DeskVisit visit, Intake intake)
    {
        if (!visit.Can(DeskAct.HandleIntakes))
        {
            return [];
        }

        var allowed = intake.Allowed(visit.Actor.Role);
        return [.. Order.Where(m => m switch
        {
            Move.Assign => visit.Can(DeskAct.AssignIntakes) && (allowed.Contains(Move.Assign) || (allowed.Contains(Move.Accept) && intake.Status != IntakeStatus.Reopened)),

            // What a department did is not for its own people to judge.
            Move.Verify or Move.Reopen => visit.Department is null && allowed.Contains(m),
            _ => allowed.Contains(m),
        })];
    }

    public async Task<DeskMoveResult> MakeAsync(DeskVisit visit, DeskScope scope, long intakeId, DeskMove move, CancellationToken cancellation)
    {
        var result = await commit.Run(Work(visit, scope, intakeId, move), cancellation);
        Tell(result);
        return result;
    }

    /// <summary>Gives many to one: how many went, and why the others did not, each with its number.</summary>
    public async Task<(int Done, IReadOnlyList<string> Refused)> AssignAllAsync(
        DeskVisit visit, DeskScope scope, IReadOnlyList<long> intakes, AssignTarget target, string note, CancellationToken cancellation)
    {
        var results = await Task.WhenAll(intakes.Distinct().Select(async id =>
            (Id: id, Result: await commit.Run(Work(visit, scope, id, new DeskMove(Move.Assign, note.Length == 0 ? null : note) { Target = target }), cancellation))));
        foreach (var (_, result) in results)
        {
            Tell(result);
        }

        return (results.Count(r => r.Result.IsDone), [.. results.Where(r => !r.Result.IsDone).Select(r => $"{IntakeNumber.FromId(r.Id)} {r.Result.Refusal}")]);
    }

    private Func<WriteSession, DeskMoveResult> Work(DeskVisit visit, DeskScope scope, long intakeId, DeskMove move) =>
        new DeskMoveWork(visit, scope, promises, asks, intakeId, move).Apply;

    private void Tell(DeskMoveResult result)
    {
        if (result.IsDone)
        {
            signal.Raise();
            deliveries.Raise();
            contexts.Invalidate(result.Resident);
            counts.Forget();
        }
    }
}

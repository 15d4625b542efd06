using Bot.Api.Deadlines;
using Bot.Api.Desk.Audit;
using Bot.Api.Desk.SignIn;
using Bot.Api.Handling;
using Bot.Api.Handling.Moves;
using Bot.Data.Audit;
using Bot.Data.EventQueue;
using Bot.Data.Intakes;
using Bot.Data.Storage;

namespace Bot.Api.Desk.Intakes;

/// <summary>A move asked for at the desk, once its form is right.</summary>
/// <param name="Move">Which.</param>
/// <param name="Note">Its words; null for none.</param>
public sealed record DeskMove(Move Move, string? Note)
{
    /// <summary>Of an assignment, to whom.</summary>
    public AssignTarget? Target { get; init; }

    /// <summary>Of an extension, until when.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The same form counts once; null where nothing can come twice.</summary>
    public string? Once { get; init; }
}

/// <summary>What it came to. A refusal is in words; nothing was changed then.</summary>
public readonly record struct DeskMoveResult(bool IsDone, string? Refusal, bool IsUnknown = false, string? Resident = null, bool IsAsked = false);

/// <summary>The one transaction of a move at the desk: scope, place's rules, workflow, audit.</summary>
public sealed class DeskMoveWork(DeskVisit visit, DeskScope scope, Promises promises, ExtensionAsks asks, long intakeId, DeskMove move)
{
    private readonly string? _key = move.Once is null ? null : $"desk:{intakeId}:{visit.Login}:{move.Once}";

    public DeskMoveResult Apply(WriteSession session)
    {
        var intake = session.Find<Intake>(intakeId);
        if (intake is null || !scope.Sees(intake))
        {
            return new DeskMoveResult(false, "没有这件事", IsUnknown: true);
        }

        if (_key is not null && session.Context.ActionReceipts.Any(r => r.Key == _key))
        {
            return new DeskMoveResult(true, null, Resident: intake.Resident);
        }

        if ((move.Target?.Objection(intake) ?? ExtensionRefusal(session, intake)) is { } objection)
        {
            return new DeskMoveResult(false, objection);
        }

        if (TakeUpFirst(session, intake) is { } refused)
        {
            return new DeskMoveResult(false, refused);
        }

        var isAsked = move.Move == Move.Extend && ExtensionPower.HasToAsk(asks.Approval, visit, intake);
        var verdict = isAsked ? asks.Ask(session, intake, visit.Actor, move.Note, move.Until!.Value, visit.At) : IntakeMoves.Make(session, intake, Request(intake), Change);
        if (verdict is not MoveVerdict.Made)
        {
            // A refused move writes nothing. One that was taken up first cannot be refused: the edge was looked for.
            return new DeskMoveResult(false, WordsOf(verdict));
        }

        if (_key is not null)
        {
            session.Insert(new ActionReceipt { Key = _key, IntakeId = intakeId, RequestHash = "", Answer = move.Move.Spell(), At = visit.At });
        }

        if (isAsked)
        {
            DeskAudit.Write(session, visit, AuditActs.ExtensionAsked, intake.Number.ToString(), new { until = move.Until, reason = move.Note });
        }
        else
        {
            DeskAudit.Write(session, visit, AuditActs.IntakeMoved, intake.Number.ToString(), new { move = move.Move.Spell(), status = intake.Status.Spell(), to = move.Target?.Key });
        }

        return new DeskMoveResult(true, null, Resident: intake.Resident, IsAsked: isAsked);
    }

    /// <summary>What nobody took up yet is taken up by the one who gives it to somebody, in the same transaction.</summary>
    private string? TakeUpFirst(WriteSession session, Intake intake)
    {
        var role = visit.Actor.Role;
        if (move.Move != Move.Assign || IntakeWorkflow.Find(Move.Assign, intake.Status, role) is not null)
        {
            return null;
        }

        if (IntakeWorkflow.Find(Move.Accept, intake.Status, role) is not { } edge || IntakeWorkflow.Find(Move.Assign, edge.To, role) is null)
        {
            return WordsOf(new MoveVerdict.Forbidden(intake.Status, intake.Allowed(role)));
        }

        var verdict = IntakeMoves.Make(session, intake, new MoveRequest(Move.Accept, visit.Actor, visit.At), i => (i.HandlerId, i.HandlerName) = (visit.Actor.Id, visit.Name));
        return verdict is MoveVerdict.Made ? null : WordsOf(verdict);
    }

    private MoveRequest Request(Intake intake) => new(
        move.Move,
        visit.Actor,
        visit.At,
        move.Target is { } target ? target.Note(move.Note ?? "") : move.Note,
        move.Move.Text().IsPublic,
        AcceptDue: promises.TakeUpBy(move.Move, intake, visit.At),
        ToLevel: promises.Above(intake.Level));

    private void Change(Intake intake)
    {
        var me = visit.Actor.Id;
        switch (move.Move)
        {
            case Move.Assign:
                move.Target!.Give(intake, visit.At);
                break;
            case Move.Extend:
                intake.Due = move.Until!.Value;
                break;
            case Move.Reopen:
                // Done again from the start, with a fresh promise.
                intake.Due = intake.Department is null ? promises.DueFrom(visit.At, intake.Level, intake.Item, intake.Urgent).Resolve : promises.DepartmentDue(intake, visit.At);
                (intake.HandlerId, intake.HandlerName) = (null, intake.Department);
                break;
            case Move.Accept or Move.Start:
                (intake.HandlerId, intake.HandlerName) = (me, visit.Department ?? visit.Name);
                break;
            case Move.Resolve:
                (intake.HandlerId, intake.HandlerName) = (intake.HandlerId ?? me, intake.HandlerName ?? visit.Name);
                break;
        }
    }

    private string? ExtensionRefusal(WriteSession session, Intake intake) => move is { Move: Move.Extend, Until: { } until }
        ? promises.Extension.RefusalOf(session, intake) ?? promises.Extension.RefusalOf(intake, until, visit.At) ?? (asks.IsNeeded ? asks.RefusalOf(session, intake)?.TrimEnd('。') : null)
        : null;

    private static string WordsOf(MoveVerdict verdict) => verdict switch
    {
        MoveVerdict.Forbidden { OwnWork: true } => "自己办的事要由别人来核实",
        MoveVerdict.Forbidden f => $"已经是“{HandlingWords.Status(f.Status)}”"
            + (f.Allowed.Count == 0 ? "，现在什么都不用做" : $"，现在可以：{string.Join("、", f.Allowed.Select(HandlingWords.Did))}"),
        MoveVerdict.NoteMissing => "请写明原因",
        _ => "没有这件事",
    };
}

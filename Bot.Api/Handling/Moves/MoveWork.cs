using System.Security.Cryptography;
using System.Text;
using Bot.Api.Handling.Identity;
using Bot.Data.EventQueue;
using Bot.Data.Intakes;
using Bot.Data.Storage;

namespace Bot.Api.Handling.Moves;

/// <summary>What the transaction of a worker's move came to.</summary>
public enum MoveOutcome
{
    Done,

    /// <summary>This very form was done before: nothing happened now.</summary>
    DoneBefore,

    /// <summary>Somebody else was faster.</summary>
    Late,

    /// <summary>It went to somebody else while the form was filled in.</summary>
    NotYours,

    /// <summary>The place's rules speak against it: <see cref="MoveWork.Objection"/>.</summary>
    AgainstTheRules,
}

/// <summary>The one transaction of a worker's move: receipt, permission, move, photos.</summary>
public sealed class MoveWork(WorkerGate gate, WorkerVisit visit, MovePlan plan, string once, IReadOnlyList<Attachment> photos, DateTimeOffset at)
{
    private readonly string _key = $"worker:{visit.Intake.Id}:{visit.Worker.UserId}:{once}";

    /// <summary>The field at fault and the rule, after <see cref="MoveOutcome.AgainstTheRules"/>.</summary>
    public FieldError? Objection { get; private set; }

    public MoveOutcome Apply(WriteSession session)
    {
        if (session.Context.ActionReceipts.Any(r => r.Key == _key))
        {
            return MoveOutcome.DoneBefore;
        }

        var intake = session.Find<Intake>(visit.Intake.Id)!;
        if (!gate.MayAct(visit.Worker.UserId, intake))
        {
            return MoveOutcome.NotYours;
        }

        if (IntakeWorkflow.Find(plan.Move, intake.Status, ActorRole.GridWorker) is not null && plan.Objection?.Invoke(session, intake) is { } objection)
        {
            Objection = objection;
            return MoveOutcome.AgainstTheRules;
        }

        if (!Accepts(session, intake) || (plan.Instead?.Invoke(session, intake) ?? IntakeMoves.Make(session, intake, Request(session), plan.Change)) is not MoveVerdict.Made made)
        {
            return MoveOutcome.Late;
        }

        foreach (var photo in photos)
        {
            session.Insert(photo);
        }

        session.Insert(new ActionReceipt { Key = _key, IntakeId = intake.Id, RequestHash = Hash(), Answer = made.Entry.Move.Spell(), At = at });
        return MoveOutcome.Done;
    }

    /// <summary>What nobody took up yet is taken up by the one who hands it on, in the same transaction.</summary>
    private bool Accepts(WriteSession session, Intake intake)
    {
        if (plan.Move != Move.Assign
            || IntakeWorkflow.Find(Move.Assign, intake.Status, ActorRole.GridWorker) is not null
            || IntakeWorkflow.Find(Move.Accept, intake.Status, ActorRole.GridWorker) is not { } edge)
        {
            return true;
        }

        return IntakeWorkflow.Find(Move.Assign, edge.To, ActorRole.GridWorker) is not null
            && IntakeMoves.Make(session, intake, new MoveRequest(Move.Accept, visit.Worker.Actor, at), plan.TakeUp ?? plan.Change) is MoveVerdict.Made;
    }

    private MoveRequest Request(WriteSession session)
    {
        IReadOnlyList<EventAttachment>? attachments = photos.Count == 0 ? null :
        [
            .. session.Context.Attachments.Where(a => a.IntakeId == visit.Intake.Id).OrderBy(a => a.Id).Select(a => new EventAttachment(a.Id, a.Type)),
            .. photos.Select(p => new EventAttachment(p.Id, p.Type)),
        ];
        return new MoveRequest(plan.Move, visit.Worker.Actor, at, plan.Note, plan.Move.Text().IsPublic, attachments, plan.AcceptDue, plan.ToLevel);
    }

    private string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{plan.Move}|{plan.Note}")));
}

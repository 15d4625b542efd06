using Bot.Data.Deadlines;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Deadlines;

/// <summary>What is done at each step of a promise to take up or to resolve. Runs inside the transaction that notes the step.</summary>
public static class DeadlineSteps
{
    /// <summary>Who moves an intake when a promise is broken.</summary>
    public static readonly Actor Rule = new(ActorRole.Rule, "期限规则");

    public static void Take(DeadlineScene scene)
    {
        switch (scene.Deadline.Kind, scene.Step)
        {
            case (DeadlineKind.Rate, DeadlineStep.Remind):
                RatingSteps.Remind(scene);
                break;
            case (DeadlineKind.Rate, _):
                RatingSteps.Close(scene);
                break;
            case (DeadlineKind.Accept, DeadlineStep.Due):
                NotTakenUp(scene);
                break;
            case (DeadlineKind.Resolve, DeadlineStep.Due):
                Overdue(scene);
                break;
            case (_, DeadlineStep.Late):
                StillLate(scene);
                break;
            default:
                scene.TellGroup(scene.GroupRobot, Purposes.GroupNote, DeadlineWords.Reminder(scene));
                break;
        }
    }

    /// <summary>Nobody took it: the next rung is asked, with a promise of its own. At the top the desk is told.</summary>
    private static void NotTakenUp(DeadlineScene scene)
    {
        scene.TellGroup(scene.GroupRobot, Purposes.GroupNote, DeadlineWords.NotTakenUp(scene));
        if (Escalate(scene, DeadlineWords.WhyNotTakenUp(scene)))
        {
            scene.TellResident(Purposes.Progress, DeadlineWords.SentUp(scene));
        }
    }

    /// <summary>The resident has no answer: who holds it hears of it, the rung above gets it, and the resident is told so. The promise itself stays as it was.</summary>
    private static void Overdue(DeadlineScene scene)
    {
        scene.TellGroup(scene.GroupRobot, Purposes.GroupNote, DeadlineWords.Overdue(scene));
        Escalate(scene, DeadlineWords.WhyOverdue(scene));
        scene.TellResident(Purposes.Progress, DeadlineWords.Apology(scene));
    }

    private static void StillLate(DeadlineScene scene)
    {
        if (scene.Deadline.Kind == DeadlineKind.Resolve && scene.Plan.EscalateAgainAt(scene.Deadline) <= scene.Now && Escalate(scene, DeadlineWords.WhyStillLate(scene)))
        {
            return;
        }

        // One morning, one line: where the result is late too, that says enough.
        if (scene.Plan.IsOpen(scene.Now) && (scene.Deadline.Kind == DeadlineKind.Resolve || !ResultIsLateToo(scene)))
        {
            scene.TellGroup(scene.DeskRobot, Purposes.GroupNote, DeadlineWords.StillLate(scene));
        }
    }

    private static bool ResultIsLateToo(DeadlineScene scene) => scene.Session.Context.Deadlines.AsNoTracking()
        .Any(d => d.IntakeId == scene.Intake.Id && d.Kind == DeadlineKind.Resolve && d.EndedAt == null && d.Due <= scene.Now);

    /// <summary>One rung up, where somebody is to take it up in time. The cards follow from the event. False at the top.</summary>
    private static bool Escalate(DeadlineScene scene, string why)
    {
        if (scene.IsAtTheTop)
        {
            return false;
        }

        var takeUpBy = scene.Promises.TakeUpBy(Move.Escalate, scene.Intake, scene.Now);
        var up = new MoveRequest(Move.Escalate, Rule, scene.Now, why, AcceptDue: takeUpBy, ToLevel: scene.Promises.Above(scene.Intake.Level));
        return IntakeMoves.Make(scene.Session, scene.Intake, up) is MoveVerdict.Made;
    }
}

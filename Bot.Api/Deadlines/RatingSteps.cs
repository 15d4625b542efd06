using Bot.Api.EventQueue;
using Bot.Data.Deadlines;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.Joining;
using Bot.Dialogs;

namespace Bot.Api.Deadlines;

/// <summary>What comes after a result: one reminder to rate it, then it closes by itself.</summary>
public static class RatingSteps
{
    /// <summary>The note in the timeline; the resident sees it.</summary>
    public const string ClosedNote = "到期未评价，自动办结";

    /// <summary>Starts the clock with the result's own event. A result that is no longer the last, or was judged meanwhile, starts none.</summary>
    public static void Start(Scene scene)
    {
        var intake = scene.Intake;
        if (intake.Status is not (IntakeStatus.Resolved or IntakeStatus.Verified) || IsRatedOrRedone(scene))
        {
            return;
        }

        scene.Session.Insert(Deadline.Set(intake.Id, DeadlineKind.Rate, scene.Event.Time, scene.Promises.CloseUnratedAt(scene.Event.Time)));
    }

    public static void Remind(DeadlineScene scene) => scene.TellResident(
        Purposes.RatingReminder, DeadlineWords.RatingReminder(scene), Followers.Asked(scene.Session, scene.Intake.Id));

    public static void Close(DeadlineScene scene)
    {
        if (IntakeMoves.Make(scene.Session, scene.Intake, new MoveRequest(Move.Close, DeadlineSteps.Rule, scene.Now, ClosedNote)) is MoveVerdict.Made)
        {
            ForgetTheQuestion(scene);
            scene.TellResident(Purposes.Progress, DeadlineWords.ClosedUnrated(scene), Followers.Asked(scene.Session, scene.Intake.Id));
            return;
        }

        scene.Session.Execute("""UPDATE "deadlines" SET "EndedAt" = @0 WHERE "Id" = @1""", scene.Now, scene.Deadline.Id);
    }

    private static bool IsRatedOrRedone(Scene scene)
    {
        var sequence = scene.Sequence;
        return scene.Session.Context.Timeline.Any(t => t.IntakeId == scene.Intake.Id && t.Sequence > sequence && (t.Move == Move.Resolve || t.Move == Move.Rate));
    }

    /// <summary>From here on a digit of this resident rates nothing any more.</summary>
    private static void ForgetTheQuestion(DeadlineScene scene)
    {
        var resident = scene.Intake.Resident;
        var row = resident is null ? null : scene.Session.Context.Conversations.FirstOrDefault(c => c.Resident == resident);
        if (row is null || ConversationJson.Read(row.State) is not ConversationState.AskedForRating asked || asked.Number != scene.Intake.Number.ToString())
        {
            return;
        }

        ConversationState state = asked.Interrupted is { } draft ? new ConversationState.AskedForProblem(draft) : ConversationState.Idle.Instance;
        scene.Session.Execute(
            """UPDATE "conversations" SET "State" = @0, "Version" = "Version" + 1 WHERE "Resident" = @1""", ConversationJson.Write(state), resident);
    }
}

using Bot.Api.EventQueue;
using Bot.Api.Desk.Intakes;
using Bot.Api.Desk.SignIn;
using Bot.Api.Grids;
using Bot.Api.GroupNotification;
using Bot.Api.Handling;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Dialogs;

namespace Bot.Api.Desk.Supervision;

/// <summary>Gives a disputed matter to its owner, in the transaction of the decision: taken up or taken back first where it must be, then given; those who held it, those who get it and the resident are told.</summary>
public sealed class OwnerAssignment(Profile profile, Jurisdiction jurisdiction, LiveGridDirectory directory, WorkerLinks links)
{
    /// <summary>Why it does not go there, in words; null when it went, or has a result and goes nowhere.</summary>
    public string? Give(WriteSession session, DeskVisit visit, Intake intake, AssignTarget owner, string why)
    {
        if (intake.Status is IntakeStatus.Resolved or IntakeStatus.Verified || intake.Status.IsFinal())
        {
            return null;
        }

        if (owner.Objection(intake) is { } objection)
        {
            return objection + "。";
        }

        var before = On(session, intake, "", visit).GroupRobot;
        if (Free(session, visit, intake, owner.Name) is { } stuck)
        {
            return stuck;
        }

        var words = $"裁定归{owner.Name}：{why}";
        var verdict = IntakeMoves.Make(session, intake, new MoveRequest(Move.Assign, visit.Actor, visit.At, Cut(owner.Note(words) ?? words), IsPublic: false), i => owner.Give(i, visit.At));
        if (verdict is not MoveVerdict.Made made)
        {
            return DeskWriter.WordsOf(verdict);
        }

        Tell(On(session, intake, made.EventId, visit), before, words);
        return null;
    }

    /// <summary>Makes it free to be given: nobody's is taken up, somebody's is taken back.</summary>
    private static string? Free(WriteSession session, DeskVisit visit, Intake intake, string owner)
    {
        var me = visit.Actor;
        if (IntakeWorkflow.Find(Move.Assign, intake.Status, me.Role) is not null)
        {
            return null;
        }

        var step = IntakeWorkflow.Find(Move.Return, intake.Status, me.Role) is null
            ? IntakeMoves.Make(session, intake, new MoveRequest(Move.Accept, me, visit.At), i => (i.HandlerId, i.HandlerName) = (me.Id, visit.Name))
            : IntakeMoves.Make(session, intake, new MoveRequest(Move.Return, me, visit.At, $"裁定归{owner}，收回另派", IsPublic: false));
        return DeskWriter.WordsOf(step);
    }

    /// <summary>The card of a department and its resident's notice follow from the event; a grid or an office gets the card here, whoever held it a line, and the resident one too.</summary>
    private static void Tell(Occasion occasion, string? before, string words)
    {
        var intake = occasion.Intake;
        if (before != occasion.GroupRobot)
        {
            occasion.TellGroup(before, Purposes.GroupNote, $"**{intake.Number}** {occasion.ItemName}\n{GroupCard.Shorten(Masking.Mask(words))}，这边不用再办。");
        }

        if (intake.Department is not null)
        {
            return;
        }

        occasion.TellGroup(occasion.GroupRobot, Purposes.Card, GroupCard.Of(occasion, $"裁定归{intake.HandlerName ?? occasion.PlaceOf(intake.Level)} · {occasion.ItemName}").ToJson());
        occasion.TellResident(
            Purposes.Progress,
            $"您报的{occasion.ItemName}（{intake.Number}）定下来了，由{intake.HandlerName ?? occasion.PlaceOf(intake.Level)}办{(intake.Due > occasion.Now ? "，答复的时间不变" : "，办好马上告诉您")}。");
    }

    private static string Cut(string words) => words.Length <= IntakeMoves.NoteLength ? words : words[..IntakeMoves.NoteLength];

    private Occasion On(WriteSession session, Intake intake, string key, DeskVisit visit) =>
        new(session, key, intake, intake.GridCode is { } code ? directory.Current.ByCode(code) : null, profile, jurisdiction, links, visit.At);
}

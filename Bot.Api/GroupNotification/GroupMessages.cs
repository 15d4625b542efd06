using Bot.Api.Conversations;
using Bot.Api.EventQueue;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.Joining;
using Bot.Data.People;
using Bot.Data.Profiles;
using Bot.Data.Supervision;

namespace Bot.Api.GroupNotification;

/// <summary>What grid workers hear in their group, for each event that concerns them.</summary>
public static class GroupMessages
{
    /// <summary>
    /// Urgent: whoever holds it and the levels that the place names, at the same time; the office and the desk where it names none. Past the
    /// grid: the office and the desk. A grid under two hands: the office too.
    /// </summary>
    public static void Card(Scene scene)
    {
        var card = GroupCard.Of(scene).ToJson();
        scene.TellGroup(scene.GroupRobot, Purposes.Card, card);
        var atOnce = scene.Profile.Urgent.TellAtOnce;
        foreach (var level in scene.Intake.Urgent ? atOnce : [])
        {
            scene.TellGroup(scene.RobotOf(level), Purposes.Card, card);
        }

        if (IsUnderTwoHands(scene))
        {
            scene.TellGroup(scene.OfficeRobot, Purposes.Card, card);
        }

        if ((scene.Intake.Urgent && atOnce.Count == 0) || scene.PastTheGrid)
        {
            scene.TellGroup(scene.OfficeRobot, Purposes.Card, card);
            scene.TellGroup(scene.DeskRobot, Purposes.Card, card);
        }
    }

    private static bool IsUnderTwoHands(Scene scene) =>
        scene.Grid is { } grid && scene.Profile.Grids.Kinds.Any(k => k.DualManagement && k.Kind == grid.Kind);

    /// <summary>
    /// The resident is promised that somebody else looks: the office above hears of it too, and first, and so does the desk.
    /// The second time it is an order of supervision.
    /// </summary>
    public static void Reopened(Scene scene, SupervisionOrder? order)
    {
        var title = order is null ? $"居民不满意，请派人核实 · {scene.ItemName}" : $"【督办】{order.Number} · 居民又不满意 · {scene.ItemName}";
        var card = GroupCard.Of(scene, title).ToJson();
        scene.TellGroup(scene.OfficeRobot, Purposes.Card, card);
        scene.TellGroup(scene.DeskRobot, Purposes.Card, card);
        scene.TellGroup(scene.GroupRobot, Purposes.Card, GroupCard.Of(scene, $"居民不满意，退回重办 · {scene.ItemName}").ToJson());
    }

    /// <summary>What went up stands before those it went to; when a broken promise sent it, the desk sees it as well.</summary>
    public static void Escalated(Scene scene, bool byRule)
    {
        var reason = GroupCard.Shorten(scene.Data.Reason ?? "");
        var card = GroupCard.Of(scene, $"{(byRule ? "超期上报" : "上报")}{AskedNow(scene)} · {scene.ItemName} · {reason}").ToJson();
        scene.TellGroup(scene.RobotOf(scene.Data.Level), Purposes.Card, card);
        if (byRule)
        {
            scene.TellGroup(scene.DeskRobot, Purposes.Card, card);
        }
    }

    /// <summary>A village's group may be the one that held it in the grid: it hears who of them is asked now.</summary>
    private static string AskedNow(Scene scene)
    {
        var rung = scene.Profile.Ladder.RungOf(scene.Data.Level);
        return Ladder.HolderOf(rung) != RungHolder.Village ? ""
            : scene.Profile.Ladder.AnswersFor(rung.Level, scene.Grid) is { } holder ? $"到{rung.Name}，请{holder}接" : $"到{rung.Name}";
    }

    /// <summary>The result of a rework is looked at by somebody else than the one who did it.</summary>
    public static void CheckRework(Scene scene)
    {
        if (scene.Session.Context.Timeline.Any(t => t.IntakeId == scene.Intake.Id && t.Move == Move.Reopen))
        {
            scene.TellGroup(scene.OfficeRobot, Purposes.Card, GroupCard.Of(scene, $"重办办结，请换人核实 · {scene.ItemName}").ToJson());
        }
    }

    /// <summary>What the grid cannot settle stands before the office above, with the reason.</summary>
    public static void ToOffice(Scene scene) => scene.TellGroup(
        scene.OfficeRobot,
        Purposes.Card,
        GroupCard.Of(scene, $"退回 · {scene.ItemName} · {GroupCard.Shorten(scene.Data.Reason ?? "")}").ToJson());

    public static void Supplemented(Scene scene)
    {
        var who = scene.Entry().ActorName == Followers.Name ? Followers.Name : "居民";
        Note(scene, scene.Data.Reason is { Length: > 0 } words ? $"{who}补充：{Masking.Mask(GroupCard.Shorten(words))}" : $"{who}补充了照片");
    }

    /// <summary>It is one of its own again, and stands before those who held it.</summary>
    public static void Unmerged(Scene scene) => scene.TellGroup(
        scene.RobotOf(scene.Data.Level), Purposes.Card, GroupCard.Of(scene, $"撤销并办，改回单独办 · {scene.ItemName}").ToJson());

    /// <summary>As far up as the note of the urging says.</summary>
    public static void Urged(Scene scene)
    {
        var late = scene.Intake.Due < scene.Now;
        var words = $"居民催办，{(late ? "已经过了期限" : "最晚")} {ChineseTime.Moment(scene.Intake.Due)}{(late ? "" : " 答复")}";
        Note(scene, words);
        if (scene.Data.Reason is UrgeNotes.Office or UrgeNotes.Desk)
        {
            Note(scene, scene.OfficeRobot, $"{words}，请过问");
        }

        if (scene.Data.Reason is UrgeNotes.Desk)
        {
            Note(scene, scene.DeskRobot, $"{words}，请盯着办");
        }
    }

    public static void Withdrawn(Scene scene) => Note(scene, "居民已撤回，不用处理了");

    public static void Assigned(Scene scene) => Note(scene, $"已转给 {scene.Intake.HandlerName}");

    private static void Note(Scene scene, string words) => Note(scene, scene.GroupRobot, words);

    private static void Note(Scene scene, string? robot, string words) =>
        scene.TellGroup(robot, Purposes.GroupNote, $"**{scene.Intake.Number}** {scene.ItemName}\n{words}");
}

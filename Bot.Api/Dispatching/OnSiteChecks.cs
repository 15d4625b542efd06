using Bot.Api.Deadlines;
using Bot.Api.EventQueue;
using Bot.Api.GroupNotification;
using Bot.Data.Deadlines;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;

namespace Bot.Api.Dispatching;

/// <summary>What a department did is looked at on the spot by the grid's worker before the resident is told that it is done (现场核实).</summary>
public static class OnSiteChecks
{
    /// <summary>A department says that it is done: the grid's group is asked to look, and the office hears of it when nobody does in time.</summary>
    public static void Ask(Scene scene)
    {
        if (!scene.Intake.AwaitsCheck())
        {
            return;
        }

        var by = scene.Promises.DueFrom(scene.Event.Time, scene.Intake.Level, scene.Intake.Item, scene.Intake.Urgent).Accept;
        scene.Session.Insert(Deadline.Set(scene.Intake.Id, DeadlineKind.Verify, scene.Event.Time, by));
        var what = $"请到现场核实 · {scene.ItemName} · {scene.Intake.Department}：{GroupCard.Shorten(scene.Data.Reason ?? "已办结")}";
        scene.TellGroup(scene.GridRobot, Purposes.Card, GroupCard.Of(scene, what).ToJson());
    }

    /// <summary>What the resident is told once it was looked at: what the department did.</summary>
    public static string Result(Scene scene)
    {
        var sequence = scene.Sequence;
        var did = scene.Session.Context.Timeline.Where(t => t.IntakeId == scene.Intake.Id && t.Move == Move.Resolve && t.Sequence < sequence)
            .OrderByDescending(t => t.Sequence).Select(t => t.Note).First();
        return $"{(did is { Length: > 0 } ? did.TrimEnd('。') + "。" : "")}{(scene.Entry().Role == ActorRole.GridWorker ? "网格员到现场看过了" : "已经核实过了")}{(scene.Data.Reason is { Length: > 0 } seen ? "：" + seen : "")}";
    }

    /// <summary>Looked at, and not done: back to the department, with what is missing.</summary>
    public static void NotDone(Scene scene)
    {
        var card = GroupCard.Of(scene, $"现场核实没办好，退回重办 · {scene.ItemName} · {GroupCard.Shorten(scene.Data.Reason ?? "")}").ToJson();
        scene.TellGroup(scene.GroupRobot, Purposes.Card, card);
        scene.TellGroup(scene.OfficeRobot, Purposes.Card, card);
        scene.TellResident(
            Purposes.Progress,
            $"您报的{scene.ItemName}（{scene.Intake.Number}）网格员到现场看了，还没办好，已经退回去重办，最晚{ChineseTime.Day(scene.Data.Due)}给您答复。");
    }

    /// <summary>The steps of the promise that somebody looks: the grid is reminded, then the office hears of it, each morning until it is done.</summary>
    public static void Take(DeadlineScene scene)
    {
        var due = ChineseTime.Moment(scene.Deadline.Due);
        if (scene.Step is DeadlineStep.Half or DeadlineStep.Most)
        {
            Note(scene, scene.GridRobot, $"{scene.Intake.Department}已经办完，还没人到现场核实，最晚 {due}。");
        }
        else if (scene.Step == DeadlineStep.Due || scene.Plan.IsOpen(scene.Now))
        {
            Note(scene, scene.OfficeRobot, $"过了现场核实的期限（{due}），还没人去看，居民也还不知道结果，请督促。");
        }
    }

    private static void Note(DeadlineScene scene, string? robot, string words) =>
        scene.TellGroup(robot, Purposes.GroupNote, $"**{scene.Intake.Number}** {scene.ItemName}\n{words}");
}

using Bot.Api.EventQueue;
using Bot.Data.Deliveries;
using Bot.Data.People;

namespace Bot.Api.GroupNotification;

/// <summary>What grid workers hear in their group, for each event that concerns them.</summary>
public static class GroupMessages
{
    public static void Card(Scene scene) => scene.TellGroup(scene.GroupRobot, Purposes.Card, GroupCard.Of(scene).ToJson());

    /// <summary>The resident is promised that somebody else looks: the office above hears of it too, and first.</summary>
    public static void Reopened(Scene scene)
    {
        scene.TellGroup(scene.OfficeRobot, Purposes.Card, GroupCard.Of(scene, $"居民不满意，请派人核实 · {scene.ItemName}").ToJson());
        scene.TellGroup(scene.GroupRobot, Purposes.Card, GroupCard.Of(scene, $"居民不满意，退回重办 · {scene.ItemName}").ToJson());
    }

    /// <summary>What the grid cannot settle stands before the office above, with the reason.</summary>
    public static void ToOffice(Scene scene) => scene.TellGroup(
        scene.OfficeRobot,
        Purposes.Card,
        GroupCard.Of(scene, $"网格上报 · {scene.ItemName} · {GroupCard.Shorten(scene.Data.Reason ?? "")}").ToJson());

    public static void Supplemented(Scene scene) =>
        Note(scene, scene.Data.Reason is { Length: > 0 } words ? $"居民补充：{Masking.Mask(GroupCard.Shorten(words))}" : "居民补充了照片");

    public static void Urged(Scene scene) => Note(scene, $"居民催办，最晚 {ChineseTime.Moment(scene.Intake.Due)} 答复");

    public static void Withdrawn(Scene scene) => Note(scene, "居民已撤回，不用处理了");

    public static void Assigned(Scene scene) => Note(scene, $"已转给 {scene.Intake.HandlerName}");

    private static void Note(Scene scene, string words) =>
        scene.TellGroup(scene.GroupRobot, Purposes.GroupNote, $"**{scene.Intake.Number}** {scene.ItemName}\n{words}");
}

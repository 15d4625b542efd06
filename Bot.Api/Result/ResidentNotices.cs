using Bot.Api.EventQueue;
using Bot.Api.GroupNotification;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Dialogs.Rating;

namespace Bot.Api.Result;

/// <summary>What a resident is told outside their own turns, for each event that concerns them.</summary>
public static class ResidentNotices
{
    public static void Accepted(Scene scene) => scene.TellResident(
        Purposes.Progress,
        $"{scene.Intake.HandlerName ?? "网格员"}接了您报的{scene.ItemName}（{scene.Intake.Number}），最晚{ChineseTime.Day(scene.Intake.Due)}下班前给您答复。");

    public static void Extended(Scene scene) => scene.TellResident(
        Purposes.Progress,
        $"您报的{scene.ItemName}（{scene.Intake.Number}）要多等几天，新的答复时间是{ChineseTime.Day(scene.Intake.Due)}。原因：{scene.Data.Reason}");

    public static void Rejected(Scene scene) => scene.TellResident(
        Purposes.Progress,
        $"您报的{scene.ItemName}（{scene.Intake.Number}）网格里办不了：{scene.Data.Reason}\n有疑问请打 {scene.Profile.HotlinePhone}。");

    public static void Merged(Scene scene) => scene.TellResident(
        Purposes.Progress,
        $"您报的{scene.ItemName}（{scene.Intake.Number}）和邻居反映的是同一件事，已经并在一起办，有结果一样告诉您。");

    /// <summary>The latest photo of the worker goes before the words, so that the question is what stands last in the chat.</summary>
    public static void Result(Scene scene)
    {
        var photos = scene.Session.Context.Attachments
            .Where(a => a.IntakeId == scene.Intake.Id && a.By == "worker" && a.Type == "image" && a.State == AttachmentState.Stored)
            .OrderBy(a => a.Id)
            .Select(a => a.Id)
            .ToList();
        if (photos.Count > 0)
        {
            scene.TellResident(Purposes.ResultPhoto, photos[^1]);
        }

        scene.TellResident(Purposes.Result, RatingWords.Result(scene.Intake.Number.ToString(), scene.ItemName, scene.Data.Reason, photos.Count));
    }
}

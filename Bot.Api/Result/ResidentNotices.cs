using System.Globalization;
using Bot.Api.EventQueue;
using Bot.Api.GroupNotification;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.Joining;
using Bot.Data.Supervision;
using Bot.Dialogs.Rating;

namespace Bot.Api.Result;

/// <summary>What a resident is told outside their own turns, for each event that concerns them.</summary>
public static class ResidentNotices
{
    /// <summary>Taking up and starting both say so, and after a hand-over it is taken up again: of one promise it is told once on each rung.</summary>
    public static void Accepted(Scene scene)
    {
        var due = scene.Intake.Due;
        var once = scene with { Key = string.Create(CultureInfo.InvariantCulture, $"{scene.Intake.Number}:accepted:{scene.Intake.Level}:{due.ToUnixTimeMilliseconds()}") };
        var until = due <= scene.Now ? "我催着快办，办好马上告诉您"
            : scene.Intake.Urgent ? $"最晚{ChineseTime.Moment(due)}前给您答复"
            : $"最晚{ChineseTime.Day(due)}下班前给您答复";
        once.TellResident(Purposes.Progress, $"{scene.Intake.HandlerName ?? "网格员"}接了您报的{scene.ItemName}（{scene.Intake.Number}），{until}。");
    }

    public static void Escalated(Scene scene) => scene.TellResident(
        Purposes.Progress,
        $"您报的{scene.ItemName}（{scene.Intake.Number}）已经报到{scene.PlaceOf(scene.Data.Level)}接着办{(scene.Intake.Due > scene.Now ? "，答复的时间不变" : "")}。");

    public static void Supervised(Scene scene, SupervisionOrder order) => scene.TellResident(
        Purposes.Progress,
        $"您报的{scene.ItemName}（{scene.Intake.Number}）已经列入督办（{order.Number}），由{scene.PlaceOf(order.ToLevel)}盯着办，最晚{ChineseTime.Day(scene.Data.Due)}给您结果。");

    public static void Extended(Scene scene) => scene.TellResident(
        Purposes.Progress,
        $"您报的{scene.ItemName}（{scene.Intake.Number}）要多等几天，新的答复时间是{ChineseTime.Day(scene.Intake.Due)}。原因：{scene.Data.Reason}");

    public static void Rejected(Scene scene) => scene.TellResident(
        Purposes.Progress,
        $"您报的{scene.ItemName}（{scene.Intake.Number}）网格里办不了：{scene.Data.Reason}\n有疑问请打 {scene.Profile.HotlinePhone}。");

    public static void Merged(Scene scene) => scene.TellResident(
        Purposes.Progress,
        $"您报的{scene.ItemName}（{scene.Intake.Number}）和邻居反映的{(scene.Intake.MergedInto is { } into ? $"（{IntakeNumber.FromId(into)}）" : "")}是同一件事，已经并在一起办，有结果一样告诉您。");

    public static void Unmerged(Scene scene) => scene.TellResident(
        Purposes.Progress,
        $"您报的{scene.ItemName}（{scene.Intake.Number}）改回单独办，最晚{ChineseTime.Day(scene.Data.Due)}给您答复。");

    /// <summary>Who reported it took it back; for the others the matter may be as it was.</summary>
    public static void WithdrawnByNeighbour(Scene scene) => scene.TellFollowers(
        Purposes.Progress,
        $"您跟进的{scene.ItemName}（{scene.Intake.Number}）报的人撤回了，这件不再办。您那边还没好的话，直接说，我给您另报一件。",
        Followers.Of(scene.Session, scene.Intake.Id));

    /// <summary>The one who reported it said so themselves; the others are told that it goes on.</summary>
    public static void ReopenedForFollowers(Scene scene) => scene.TellFollowers(
        Purposes.Progress,
        $"您跟进的{scene.ItemName}（{scene.Intake.Number}）没办好，退回去重办了，最晚{ChineseTime.Day(scene.Data.Due)}答复。",
        Followers.Of(scene.Session, scene.Intake.Id));

    /// <summary>The latest photo of the worker goes before the words, so that the question is what stands last in the chat.</summary>
    /// <param name="scene">The result's event.</param>
    /// <param name="note">What was done.</param>
    /// <param name="onlyTo">Some who follow; null for everybody.</param>
    public static void Result(Occasion scene, string? note, IReadOnlyList<string>? onlyTo)
    {
        var photos = scene.Session.Context.Attachments
            .Where(a => a.IntakeId == scene.Intake.Id && a.By == "worker" && a.Type == "image" && a.State == AttachmentState.Stored)
            .OrderBy(a => a.Id)
            .Select(a => a.Id)
            .ToList();
        if (photos.Count > 0)
        {
            Tell(Purposes.ResultPhoto, photos[^1]);
        }

        Tell(Purposes.Result, RatingWords.Result(scene.Intake.Number.ToString(), scene.ItemName, note, photos.Count, scene.Jurisdiction.IntakePages));

        void Tell(string purpose, string body)
        {
            if (onlyTo is null)
            {
                scene.TellResident(purpose, body);
            }
            else
            {
                scene.TellFollowers(purpose, body, onlyTo);
            }
        }
    }
}

using System.Security.Cryptography;
using Bot.Api.EventQueue;
using Bot.Api.GroupNotification;
using Bot.Api.Ratings;
using Bot.Data.CallBacks;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.PhoneCalls;

namespace Bot.Api.CallBacks;

/// <summary>Who is called back (回访), and until when: key and urgent matters and those of people without WeChat once there is a result, unhappy ones at once.</summary>
public static class CallBackRules
{
    /// <summary>The channel of what a grid worker took down for somebody.</summary>
    public const string WorkerChannel = "worker";

    /// <summary>A result was told, or cannot be told in the chat. Who reported the same on the phone and was merged into it is called too.</summary>
    public static void AfterResult(Scene scene)
    {
        var intake = scene.Intake;
        if (intake is { Resident: null, Channel: WorkerChannel, SealedPhone: null })
        {
            scene.TellGroup(scene.GridRobot, Purposes.GroupNote, $"**{intake.Number}** {scene.ItemName}\n已经办结。这件是当面登记的，没留电话，请见到人时告诉他结果。");
        }

        CallBackReason? reason =
            HearsByPhone(scene, intake) ? CallBackReason.NotInChat
            : scene.Profile.Entry(intake.Item) is { CallBack: true } ? CallBackReason.KeyMatter
            : intake.Urgent ? CallBackReason.Urgent
            : IsSampled(intake, scene.Profile.CallBacks.SamplePercent) ? CallBackReason.Sampled
            : null;
        if (reason is { } why)
        {
            Owe(scene, intake, why);
        }

        foreach (var merged in scene.Session.Context.Intakes.Where(i => i.MergedInto == intake.Id).OrderBy(i => i.Id).ToList().Where(i => HearsByPhone(scene, i)))
        {
            Owe(scene, merged, CallBackReason.NotInChat);
        }
    }

    /// <summary>By chance, but the same each time: an event that is heard again calls nobody else.</summary>
    internal static bool IsSampled(Intake intake, int percent) =>
        percent > 0 && SHA256.HashData(BitConverter.GetBytes(intake.Id)) is var hash && ((hash[0] << 8) + hash[1]) % 100 < percent;

    /// <summary>Nobody in the chat, or somebody who asked on the phone to be told there.</summary>
    private static bool HearsByPhone(Scene scene, Intake intake) =>
        intake is { SealedPhone: not null, Channel: WorkerChannel or PhoneCall.Channel }
        && (intake.Resident is null || scene.Session.Context.PhoneCalls.Any(c => c.IntakeId == intake.Id && c.ByPhone));

    public static void AfterRating(Scene scene)
    {
        if (scene.Data.Rating <= RateIntake.Unhappy)
        {
            Owe(scene, scene.Intake, CallBackReason.Unhappy);
        }
    }

    /// <summary>One call says all: where one is owed already, no second is.</summary>
    private static void Owe(Scene scene, Intake intake, CallBackReason reason)
    {
        if (scene.Session.Context.CallBacks.Any(c => c.IntakeId == intake.Id && c.DoneAt == null))
        {
            return;
        }

        var due = scene.Promises.CallBackBy(scene.Event.Time);
        scene.Session.Insert(new CallBack { IntakeId = intake.Id, Reason = reason, SetAt = scene.Event.Time, Due = due });
        var told = scene with { Key = scene.Key + ":call-back" + (intake.Id == scene.Intake.Id ? "" : ":" + intake.Number) };
        told.TellGroup(scene.DeskRobot, Purposes.GroupNote, $"**{intake.Number}** {scene.ItemName}\n要回访：{Why(reason)}，最晚 {ChineseTime.Moment(due)} 打电话。");
    }

    /// <summary>Why, in the words of who calls.</summary>
    public static string Why(CallBackReason reason) => reason switch
    {
        CallBackReason.KeyMatter => "重点事项，已经办结",
        CallBackReason.Urgent => "紧急的事，已经办结",
        CallBackReason.Unhappy => "居民不满意",
        CallBackReason.NotInChat => "居民没有微信，请把结果告诉他",
        CallBackReason.Sampled => "抽查回访",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "Not a reason."),
    };
}

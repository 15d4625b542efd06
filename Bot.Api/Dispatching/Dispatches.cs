using Bot.Api.EventQueue;
using Bot.Api.GroupNotification;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.Profiles;

namespace Bot.Api.Dispatching;

/// <summary>Giving an intake to a department (吹哨派单): who holds it then, and what is said.</summary>
public static class Dispatches
{
    /// <summary>The note in the timeline: 吹哨派单 → 住建局：要断电施工.</summary>
    public static string Note(ProfileDispatch dispatch, string department, string? words) =>
        $"{dispatch.Name} → {department}{(words is { Length: > 0 } ? "：" + words : "")}";

    /// <summary>It is the department's, and nobody's in it until somebody takes it. Whether it is looked at on the spot afterwards stands in the row from here on.</summary>
    public static void GiveTo(Intake intake, string department, DateTimeOffset due, bool verifyOnSite)
    {
        (intake.HandlerId, intake.HandlerName) = (null, department);
        intake.Department = department;
        intake.VerifyOnSite = verifyOnSite;
        intake.Due = due;
    }

    /// <summary>Whether it stands high enough to be given to a department. What is sealed or about a grid worker is given to none.</summary>
    public static bool IsOpenTo(Intake intake, Profile profile) =>
        profile.Dispatch is { } dispatch && intake is { Confidential: false, AboutWorker: false, Department: null }
        && (intake.Level == dispatch.FromLevel || profile.Ladder.IsAbove(intake.Level, dispatch.FromLevel))
        && intake.Allowed(ActorRole.GridWorker) is var allowed && (allowed.Contains(Move.Assign) || allowed.Contains(Move.Accept));

    /// <summary>The department's group gets the card, and the resident learns who has it now.</summary>
    public static void Told(Scene scene)
    {
        var intake = scene.Intake;
        var name = scene.Profile.Dispatch?.Name ?? "派单";
        scene.TellGroup(scene.GroupRobot, Purposes.Card, GroupCard.Of(scene, $"【{name}】{scene.ItemName} · {scene.Grid?.Name ?? scene.Profile.Place}").ToJson());
        scene.TellResident(
            Purposes.Progress,
            $"您报的{scene.ItemName}（{intake.Number}）已经派给{intake.Department}办，最晚{ChineseTime.Day(intake.Due)}给您答复。");
    }
}

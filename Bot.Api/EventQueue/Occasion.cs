using System.Globalization;
using Bot.Api.Deadlines;
using Bot.Api.Handling;
using Bot.Data.Deliveries;
using Bot.Data.EventQueue;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.Joining;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Dialogs;

namespace Bot.Api.EventQueue;

/// <summary>
/// An intake about which somebody is to be told, and how to queue that. <paramref name="Key"/> names the occasion
/// (an event's id, a deadline's step): the same occasion tells the same recipient the same thing once.
/// </summary>
public record Occasion(
    WriteSession Session, string Key, Intake Intake, Grid? Grid, Profile Profile, Jurisdiction Jurisdiction, WorkerLinks Links, DateTimeOffset Now)
{
    public string ItemName => Jurisdiction.Item(Intake.Item)?.Name ?? Intake.Item;

    /// <summary>True when no grid group may hear of it, at whatever level it stands: sealed, or about a grid worker.</summary>
    public bool PastTheGrid => Intake.Confidential || Intake.AboutWorker;

    /// <summary>The group that holds it now: the grid's, or the office's above. Null when that place has no robot.</summary>
    public string? GroupRobot => RobotOf(Intake.Level);

    public string? OfficeRobot => Profile.Office.Robot;

    /// <summary>The supervision hotline's group; the office's where there is none.</summary>
    public string? DeskRobot => Profile.Desk?.Robot ?? OfficeRobot;

    /// <summary>The same rule for whoever has no occasion: digests.</summary>
    public static string? RobotHolding(Intake intake, Grid? grid, Profile profile) =>
        RobotOf(intake.Level, intake.Confidential || intake.AboutWorker, grid, profile);

    /// <summary>The group of a rung: the grid's where the grid or its village holds it, else that of the rung's office.</summary>
    public string? RobotOf(string level) => RobotOf(level, PastTheGrid, Grid, Profile);

    /// <summary>What a resident calls the rung.</summary>
    public string PlaceOf(string level) => Profile.Ladder.OfficeOf(level)?.Name
        ?? (level == Ladder.Grid ? Grid?.Name ?? Profile.Office.Name : Profile.Ladder.RungOf(level).Name);

    private static string? RobotOf(string level, bool pastTheGrid, Grid? grid, Profile profile) =>
        profile.Ladder.OfficeOf(level) is { } office
            ? office.Robot ?? profile.Office.Robot
            : (pastTheGrid ? null : grid?.Robot) ?? profile.Office.Robot;

    /// <summary>Queues a message to a group.</summary>
    public void TellGroup(string? robot, string purpose, string body)
    {
        if (robot is not null)
        {
            Queue(Recipients.Robot(robot), purpose, body, Links.For(Intake.Id, Now));
        }
    }

    /// <summary>Queues a message to the resident, if one is known, and to each who follows, in words that fit them.</summary>
    /// <param name="purpose">One of <see cref="Purposes"/>.</param>
    /// <param name="body">The words.</param>
    /// <param name="followers">Those who follow and are to be told; all when null.</param>
    public void TellResident(string purpose, string body, IReadOnlyList<string>? followers = null)
    {
        if (Intake.Resident is { } resident)
        {
            Queue(Recipients.Resident(resident), purpose, body, link: null);
        }

        TellFollowers(purpose, body, followers ?? Followers.Of(Session, Intake.Id));
    }

    /// <summary>Queues a message to some of those who follow. It was reported by somebody else, and is not called theirs.</summary>
    public void TellFollowers(string purpose, string body, IEnumerable<string> followers)
    {
        foreach (var follower in followers.Where(f => f != Intake.Resident))
        {
            Queue(Recipients.Resident(follower), purpose, body.Replace("您报的", "您跟进的", StringComparison.Ordinal), link: null);
        }
    }

    private void Queue(string recipient, string purpose, string body, string? link) => Session.TryInsert(new Delivery
    {
        EventId = Key,
        Recipient = recipient,
        IntakeId = Intake.Id,
        Purpose = purpose,
        Body = body,
        Link = link,
        Urgent = Intake.Urgent,
        CreatedAt = Now,
        NextAt = Now,
    });
}

/// <summary>What a reaction has before it: the occasion is an event, as it was when it was queued.</summary>
public sealed record Scene(
    WriteSession Session, QueuedEvent Event, EventData Data, Intake Intake, Grid? Grid, Profile Profile, Jurisdiction Jurisdiction, WorkerLinks Links, Promises Promises, DateTimeOffset Now)
    : Occasion(Session, Event.Id, Intake, Grid, Profile, Jurisdiction, Links, Now)
{
    /// <summary>Sequence of the timeline entry that the event is about.</summary>
    public int Sequence => int.Parse(Event.Id.AsSpan(Event.Id.LastIndexOf('-') + 1), CultureInfo.InvariantCulture);

    /// <summary>The timeline entry that the event is about: who did it, and with which move.</summary>
    public TimelineEntry Entry()
    {
        var sequence = Sequence;
        return Session.Context.Timeline.First(t => t.IntakeId == Intake.Id && t.Sequence == sequence);
    }
}

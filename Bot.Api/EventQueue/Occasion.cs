using Bot.Api.Handling;
using Bot.Data.Deliveries;
using Bot.Data.EventQueue;
using Bot.Data.Grids;
using Bot.Data.Intakes;
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
    public string? GroupRobot => Intake.Level == IntakeLevels.Grid && !PastTheGrid ? Grid?.Robot ?? OfficeRobot : OfficeRobot;

    public string? OfficeRobot => Profile.Office.Robot;

    /// <summary>The supervision hotline's group; the office's where there is none.</summary>
    public string? DeskRobot => Profile.Desk?.Robot ?? OfficeRobot;

    /// <summary>Queues a message to a group.</summary>
    public void TellGroup(string? robot, string purpose, string body)
    {
        if (robot is not null)
        {
            Queue(Recipients.Robot(robot), purpose, body, Links.For(Intake.Id, Now));
        }
    }

    /// <summary>Queues a message to the resident, if one is known.</summary>
    public void TellResident(string purpose, string body)
    {
        if (Intake.Resident is { } resident)
        {
            Queue(Recipients.Resident(resident), purpose, body, link: null);
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
    WriteSession Session, QueuedEvent Event, EventData Data, Intake Intake, Grid? Grid, Profile Profile, Jurisdiction Jurisdiction, WorkerLinks Links, DateTimeOffset Now)
    : Occasion(Session, Event.Id, Intake, Grid, Profile, Jurisdiction, Links, Now);

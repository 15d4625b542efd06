using Bot.Api.Handling;
using Bot.Data.Deliveries;
using Bot.Data.EventQueue;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Dialogs;

namespace Bot.Api.EventQueue;

/// <summary>What a reaction has before it: the event as it was, the intake as it is, and how to queue a message about it.</summary>
public sealed record Scene(
    WriteSession Session, QueuedEvent Event, EventData Data, Intake Intake, Grid? Grid, Profile Profile, Jurisdiction Jurisdiction, WorkerLinks Links, DateTimeOffset Now)
{
    public string ItemName => Jurisdiction.Item(Intake.Item)?.Name ?? Intake.Item;

    /// <summary>The group that holds it now: the grid's, or the office's above. Null when that place has no robot.</summary>
    public string? GroupRobot => Intake.Level == IntakeLevels.Grid ? Grid?.Robot ?? Profile.Office.Robot : Profile.Office.Robot;

    /// <summary>Queues a message to a group; the same event tells a group the same thing once.</summary>
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
        EventId = Event.Id,
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

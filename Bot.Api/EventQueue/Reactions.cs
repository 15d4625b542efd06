using System.Collections.Frozen;
using Bot.Api.CallBacks;
using Bot.Api.Deadlines;
using Bot.Api.Dispatching;
using Bot.Api.Grids;
using Bot.Api.GroupNotification;
using Bot.Api.Handling;
using Bot.Api.Result;
using Bot.Data.EventQueue;
using Bot.Data.Intakes;
using Bot.Data.Joining;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Dialogs;

namespace Bot.Api.EventQueue;

/// <summary>What follows from each type of event. Every type stands here, also when nothing follows; a test holds it to that.</summary>
public sealed class Reactions(LiveGridDirectory directory, Profile profile, Jurisdiction jurisdiction, WorkerLinks links, Promises promises)
{
    private static readonly FrozenDictionary<string, Action<Scene>> Table = new Dictionary<string, Action<Scene>>(StringComparer.Ordinal)
    {
        [EventTypes.Submitted] = GroupMessages.Card,
        [EventTypes.Supplemented] = GroupMessages.Supplemented,
        [EventTypes.Urged] = GroupMessages.Urged,
        [EventTypes.Withdrawn] = Withdrawn,
        [EventTypes.Accepted] = Accepted,
        [EventTypes.Assigned] = Assigned,
        [EventTypes.Extended] = ResidentNotices.Extended,
        [EventTypes.Escalated] = Escalated,
        [EventTypes.Returned] = GroupMessages.ToOffice,
        [EventTypes.Resolved] = Resolved,
        [EventTypes.Verified] = Verified,
        [EventTypes.Rated] = CallBackRules.AfterRating,
        [EventTypes.Reopened] = Reopened,
        [EventTypes.Closed] = Closed,
        [EventTypes.Rejected] = ResidentNotices.Rejected,
        [EventTypes.Merged] = ResidentNotices.Merged,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The types that have a reaction.</summary>
    public static IEnumerable<string> Types => Table.Keys;

    public void To(WriteSession session, QueuedEvent queued, DateTimeOffset now)
    {
        var intake = session.Find<Intake>(queued.IntakeId)
            ?? throw new InvalidOperationException($"Event {queued.Id} is about an intake that is not there.");
        var grid = intake.GridCode is { } code ? directory.Current.ByCode(code) : null;
        var scene = new Scene(session, queued, EventData.Parse(queued.Data), intake, grid, profile, jurisdiction, links, promises, now);
        (Table.GetValueOrDefault(queued.Type) ?? throw new InvalidOperationException($"No reaction to {queued.Type}."))(scene);
    }

    /// <summary>What a rule sent up, the watch has told the resident already.</summary>
    private static void Escalated(Scene scene)
    {
        var byRule = scene.Entry().Role == ActorRole.Rule;
        GroupMessages.Escalated(scene, byRule);
        if (!byRule)
        {
            ResidentNotices.Escalated(scene);
        }
    }

    private static void Withdrawn(Scene scene)
    {
        GroupMessages.Withdrawn(scene);
        ResidentNotices.WithdrawnByNeighbour(scene);
    }

    /// <summary>Closed because nobody rated: nobody is asked any more. Closed by a rating of one: the others may still give theirs.</summary>
    private static void Closed(Scene scene)
    {
        if (scene.Entry().Note == RatingSteps.ClosedNote)
        {
            Followers.Ask(scene.Session, scene.Intake.Id, null);
        }
    }

    /// <summary>Taken up only to be given to a department in the same moment: that is told, and says it all.</summary>
    private static void Accepted(Scene scene)
    {
        var (next, at) = (scene.Sequence + 1, scene.Event.Time);
        if (scene.Intake.Department is null || !scene.Session.Context.Timeline.Any(t => t.IntakeId == scene.Intake.Id && t.Sequence == next && t.Move == Move.Assign && t.At == at))
        {
            ResidentNotices.Accepted(scene);
        }
    }

    private static void Assigned(Scene scene)
    {
        if (scene.Intake.Department is null)
        {
            GroupMessages.Assigned(scene);
        }
        else
        {
            Dispatches.Told(scene);
        }
    }

    /// <summary>A result is the resident's at once, except where it is looked at on the spot first.</summary>
    private static void Resolved(Scene scene)
    {
        if (scene.Intake.VerifyOnSite)
        {
            OnSiteChecks.Ask(scene);
            return;
        }

        TellResult(scene, scene.Data.Reason);
        GroupMessages.CheckRework(scene);
    }

    private static void Verified(Scene scene)
    {
        if (scene.Intake.VerifyOnSite)
        {
            TellResult(scene, OnSiteChecks.Result(scene));
        }
    }

    private static void TellResult(Scene scene, string? note)
    {
        Followers.Ask(scene.Session, scene.Intake.Id, scene.Event.Time);
        ResidentNotices.Result(scene, note, null);
        RatingSteps.Start(scene);
        CallBackRules.AfterResult(scene);
    }

    private static void Reopened(Scene scene)
    {
        if (scene.Entry().Move == Move.Unmerge)
        {
            GroupMessages.Unmerged(scene);
            ResidentNotices.Unmerged(scene);
            return;
        }

        if (scene.Entry().Role == ActorRole.GridWorker)
        {
            OnSiteChecks.NotDone(scene);
            return;
        }

        Followers.Ask(scene.Session, scene.Intake.Id, null);
        ResidentNotices.ReopenedForFollowers(scene);
        var order = scene.Session.Context.SupervisionOrders.FirstOrDefault(o => o.IntakeId == scene.Intake.Id && o.IssuedAt == scene.Event.Time);
        GroupMessages.Reopened(scene, order);
        if (order is not null)
        {
            ResidentNotices.Supervised(scene, order);
        }
    }
}

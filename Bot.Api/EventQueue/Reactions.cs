using System.Collections.Frozen;
using Bot.Api.Grids;
using Bot.Api.GroupNotification;
using Bot.Api.Handling;
using Bot.Api.Result;
using Bot.Data.EventQueue;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Dialogs;

namespace Bot.Api.EventQueue;

/// <summary>What follows from each type of event. Every type stands here, also when nothing follows; a test holds it to that.</summary>
public sealed class Reactions(LiveGridDirectory directory, Profile profile, Jurisdiction jurisdiction, WorkerLinks links)
{
    private static readonly FrozenDictionary<string, Action<Scene>> Table = new Dictionary<string, Action<Scene>>(StringComparer.Ordinal)
    {
        [EventTypes.Submitted] = GroupMessages.Card,
        [EventTypes.Supplemented] = GroupMessages.Supplemented,
        [EventTypes.Urged] = GroupMessages.Urged,
        [EventTypes.Withdrawn] = GroupMessages.Withdrawn,
        [EventTypes.Accepted] = ResidentNotices.Accepted,
        [EventTypes.Assigned] = GroupMessages.Assigned,
        [EventTypes.Extended] = ResidentNotices.Extended,
        [EventTypes.Escalated] = GroupMessages.ToOffice,
        [EventTypes.Returned] = GroupMessages.ToOffice,
        [EventTypes.Resolved] = ResidentNotices.Result,
        [EventTypes.Verified] = Nothing,
        [EventTypes.Rated] = Nothing,
        [EventTypes.Reopened] = GroupMessages.Reopened,
        [EventTypes.Closed] = Nothing,
        [EventTypes.Rejected] = ResidentNotices.Rejected,
        [EventTypes.Merged] = ResidentNotices.Merged,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The types that have a reaction.</summary>
    public static IEnumerable<string> Types => Table.Keys;

    public void To(WriteSession session, QueuedEvent queued, DateTimeOffset now)
    {
        var intake = session.Context.Intakes.FirstOrDefault(i => i.Id == queued.IntakeId)
            ?? throw new InvalidOperationException($"Event {queued.Id} is about an intake that is not there.");
        var grid = intake.GridCode is { } code ? directory.Current.ByCode(code) : null;
        var scene = new Scene(session, queued, EventData.Parse(queued.Data), intake, grid, profile, jurisdiction, links, now);
        (Table.GetValueOrDefault(queued.Type) ?? throw new InvalidOperationException($"No reaction to {queued.Type}."))(scene);
    }

    private static void Nothing(Scene scene)
    {
    }
}

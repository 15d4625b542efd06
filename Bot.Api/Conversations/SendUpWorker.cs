using Bot.Api.Deadlines;
using Bot.Api.Grids;
using Bot.Api.Hosting;
using Bot.Api.Intakes;
using Bot.Data;
using Bot.Data.Deliveries;
using Bot.Data.EventQueue;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;
using ConversationRow = Bot.Data.Conversations.Conversation;
using Talk = Bot.Dialogs.Conversation;

namespace Bot.Api.Conversations;

/// <summary>
/// A danger whose place nobody gave goes up without one. Works from the rows, so a restart forgets none; the version
/// moves with it, so a resident who answers at the same moment is heard again on what became of it.
/// </summary>
public sealed class SendUpWorker(
    GroupCommit commit,
    IDbContextFactory<BotDbContext> database,
    LiveGridDirectory directory,
    Promises promises,
    PersonalData personalData,
    Jurisdiction jurisdiction,
    ResidentContexts contexts,
    EventSignal events,
    DeliverySignal deliveries,
    SendUpSignal signal,
    TimeProvider clock,
    ILogger<SendUpWorker> log)
    : SweepingWorker(signal, Sweep, clock, log)
{
    public const int BatchSize = 50;
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(5);

    /// <summary>Sends up what waited long enough; returns how many there were.</summary>
    public override async Task<int> RunDueAsync(CancellationToken cancellation)
    {
        var due = await DueAsync(cancellation);
        foreach (var resident in due)
        {
            await commit.Run(session => SendUp(session, resident), cancellation);
            contexts.Invalidate(resident);
        }

        if (due.Count > 0)
        {
            events.Raise();
            deliveries.Raise();
        }

        return due.Count;
    }

    private async Task<List<string>> DueAsync(CancellationToken cancellation)
    {
        var now = Clock.GetUtcNow();
        await using var db = await database.CreateDbContextAsync(cancellation);
        return await db.Conversations.Where(c => c.SendUpAt != null && c.SendUpAt <= now)
            .OrderBy(c => c.SendUpAt).Select(c => c.Resident).Take(BatchSize).ToListAsync(cancellation);
    }

    private void SendUp(WriteSession session, string resident)
    {
        var now = Clock.GetChinaNow();
        ConversationRow? row = session.Context.Conversations.FirstOrDefault(c => c.Resident == resident);
        if (row?.SendUpAt is null || row.SendUpAt > now)
        {
            return;
        }

        var state = ConversationJson.Read(row.State);
        if (state.OpenDraft is { SendUpAt: not null } draft)
        {
            var sent = draft with { SendUpAt = null, Later = null };
            var intake = IntakeSubmission.Submit(session, Reports.Of(sent, resident, now, directory.Current, personalData, promises), now);
            Tell(session, intake, now);
            state = Talk.SentUpUnanswered(state, intake.Number.ToString(), now);
        }

        session.Execute(
            """UPDATE "conversations" SET "State" = @0, "SendUpAt" = NULL, "Version" = "Version" + 1 WHERE "Resident" = @1""",
            ConversationJson.Write(state),
            resident);
    }

    private void Tell(WriteSession session, Intake intake, DateTimeOffset now) => session.TryInsert(new Delivery
    {
        EventId = EventTypes.Id(intake.Number, intake.Entries),
        Recipient = Recipients.Resident(intake.Resident!),
        IntakeId = intake.Id,
        Purpose = Purposes.Progress,
        Body = Talk.ToldUnanswered(intake.Number.ToString(), jurisdiction),
        Urgent = true,
        CreatedAt = now,
        NextAt = now,
    });
}

/// <summary>Nobody raises it: the worker comes round by itself.</summary>
public sealed class SendUpSignal : Signal;

using System.Text;
using System.Text.Json;
using Bot.Api.Desk.Audit;
using Bot.Api.Desk.SignIn;
using Bot.Api.EventQueue;
using Bot.Api.Streams;
using Bot.Data.Audit;
using Bot.Data.EventQueue;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Work;

/// <summary>Another try for an action of the stream that was parked, or a word why there is none. Each is an act on record, in the transaction that does it.</summary>
public sealed class ParkedActions(IDbContextFactory<BotDbContext> database, GroupCommit commit, ActionDoor door, ILogger<ParkedActions> log)
{
    /// <summary>Carries a parked action of the stream out, by the code of the door. Null when it went through; else why not.</summary>
    public async Task<string?> RetryAsync(DeskVisit visit, string entry, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        if (await db.ParkedActions.AsNoTracking().FirstOrDefaultAsync(a => a.EntryId == entry, cancellation) is not { } row)
        {
            return "已经不在这里了。";
        }

        try
        {
            var why = ActionEntryReader.Read(EntryOf(row)) switch
            {
                ActionEntry.Order order => await ActAsync(row, order, cancellation),
                ActionEntry.Unreadable unreadable => unreadable.Detail,
                _ => "这一条读不懂。",
            };
            await commit.Run(
                session =>
                {
                    DeskAudit.Write(session, visit, AuditActs.WorkRetried, row.EntryId, new { what = "action", number = row.Number, done = why is null });
                    if (why is null)
                    {
                        session.Execute("""DELETE FROM "parked_actions" WHERE "EntryId" = @0""", row.EntryId);
                    }
                },
                cancellation);
            return why;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "Parked action {Entry} failed again", row.EntryId);
            return "还是没办成，已经记下了，请管理员看日志。";
        }
    }

    /// <summary>Nobody will carry it out; why, the audit keeps.</summary>
    public Task<bool> SetAsideAsync(DeskVisit visit, string entry, string reason, CancellationToken cancellation) => commit.Run(
        session =>
        {
            if (session.Context.ParkedActions.FirstOrDefault(a => a.EntryId == entry) is not { } row)
            {
                return false;
            }

            session.Execute("""DELETE FROM "parked_actions" WHERE "EntryId" = @0""", entry);
            DeskAudit.Write(session, visit, AuditActs.WorkSetAside, entry, new { what = "action", number = row.Number, wrong = row.Reason, reason });
            return true;
        },
        cancellation);

    private async Task<string?> ActAsync(ParkedAction row, ActionEntry.Order order, CancellationToken cancellation)
    {
        var outcome = order.Key is { } key
            ? await door.ActAsync(order.Number, order.Request, ActionReader.KeyHolder, key, cancellation)
            : await door.ActAsync(order.Number, order.Request, ActionReader.EntryHolder, row.EntryId, cancellation);
        return outcome.Answer is not null ? null : outcome.Problem?.ProblemDetails.Detail ?? "没办成。";
    }

    private static StreamEntry EntryOf(ParkedAction row)
    {
        var parts = JsonSerializer.Deserialize<string[]>(row.Fields) ?? [];
        return new StreamEntry(row.EntryId, [.. parts.Chunk(2).Where(p => p.Length == 2).Select(p => KeyValuePair.Create(Encoding.UTF8.GetBytes(p[0]), Encoding.UTF8.GetBytes(p[1])))]);
    }
}

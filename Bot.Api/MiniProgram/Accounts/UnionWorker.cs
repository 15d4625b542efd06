using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.WeChat.Api;
using Microsoft.EntityFrameworkCore;
using Conversation = Bot.Data.Conversations.Conversation;

namespace Bot.Api.MiniProgram.Accounts;

/// <summary>Somebody waits for being found in the official account.</summary>
public sealed class UnionSignal : Signal;

/// <summary>
/// Learns the unionid of residents of the official account, who are not asked for it when they talk: once each, those heard
/// last first, and only while somebody of the mini-program waits for being found. A million residents are known in a good day.
/// </summary>
public sealed class UnionWorker(
    IDbContextFactory<BotDbContext> database,
    GroupCommit commit,
    OfficialAccountClient account,
    PersonalData personalData,
    Linker linker,
    UnionSignal signal,
    TimeProvider clock,
    ILogger<UnionWorker> log,
    MiniProgramClient? miniProgram = null)
    : SweepingWorker(signal, Sweep, clock, log)
{
    /// <summary>Residents asked about in one sweep; WeChat allows five million a day (获取用户基本信息).</summary>
    public const int PerSweep = 20;

    /// <summary>How long it is left alone when the account may not ask, or the day's calls are used up.</summary>
    public static readonly TimeSpan OffFor = TimeSpan.FromHours(1);

    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(2);
    private DateTimeOffset _offUntil;

    /// <summary>Always 0: the sweep is what keeps the pace.</summary>
    public override async Task<int> RunDueAsync(CancellationToken cancellation)
    {
        if (miniProgram is null || Clock.GetUtcNow() < _offUntil)
        {
            return 0;
        }

        await using var db = await database.CreateDbContextAsync(cancellation);
        if (!await db.MiniAccounts.AnyAsync(a => a.UnionKey != null && a.LinkedTo == null, cancellation))
        {
            return 0;
        }

        var unasked = await db.Conversations.AsNoTracking().Where(c => c.UnionAskedAt == null && c.Following)
            .OrderByDescending(c => c.LastContact).Take(PerSweep).ToListAsync(cancellation);
        foreach (var resident in unasked)
        {
            if (!await AskAsync(resident, cancellation))
            {
                break;
            }
        }

        return 0;
    }

    /// <summary>False when the platform is not to be asked any further now.</summary>
    private async Task<bool> AskAsync(Conversation resident, CancellationToken cancellation)
    {
        var info = await account.GetUserInfo(personalData.Open(resident.SealedOpenId), cancellation);
        if (info.Error is { Name: "NotAuthorised" or "NoPermissionForMessageType" or "ApiBanned" or "DailyQuotaReached" } closed)
        {
            _offUntil = Clock.GetUtcNow() + OffFor;
            Log.LogWarning("Unionids are not asked for until {Until}: {Error}", _offUntil, closed.Name);
            return false;
        }

        if (info.Error is { Advice: Advice.Retry or Advice.RefreshToken })
        {
            return false;
        }

        var union = info.Value?.UnionId is { Length: > 0 } id ? personalData.UnionKey(id) : null;
        var now = Clock.GetChinaNow();
        var linked = await commit.Run(session => Learn(session, resident.Resident, union, now), CancellationToken.None);
        linked.ForEach(account => linker.Linked(account, resident.Resident));
        return true;
    }

    private List<string> Learn(WriteSession session, string resident, string? union, DateTimeOffset now)
    {
        session.Execute(
            """UPDATE "conversations" SET "UnionKey" = COALESCE(@0, "UnionKey"), "UnionAskedAt" = @1 WHERE "Resident" = @2""", union, now, resident);
        return union is null ? []
            : [.. session.Context.MiniAccounts.Where(a => a.UnionKey == union && a.LinkedTo == null).Select(a => a.Key).ToList()
                .Where(account => linker.Link(session, account, resident, now))];
    }
}

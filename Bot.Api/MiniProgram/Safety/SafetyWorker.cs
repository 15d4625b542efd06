using System.Globalization;
using Bot.Api.EventQueue;
using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.People;
using Bot.Data.Safety;
using Bot.Data.Storage;
using Bot.WeChat.Api;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.MiniProgram.Safety;

/// <summary>
/// Asks the platform about what residents said in the mini-program, from rows that stand since it was filed (文本内容安全识别,
/// 多媒体内容安全识别). Nobody waits for it: until it is answered, that intake does not become public, and nothing else.
/// While the platform is away a row stays pending; what it can never check is for a person to look at.
/// </summary>
public sealed class SafetyWorker(
    GroupCommit commit, IDbContextFactory<BotDbContext> database, PersonalData personalData, CheckLinks links, SafetyBook book, IServiceProvider services, SafetySignal signal, TimeProvider clock, ILogger<SafetyWorker> log)
    : SweepingWorker(signal, Sweep, clock, log)
{
    /// <summary>Checks under way at once.</summary>
    public const int BatchSize = 4;

    /// <summary>A media check whose result did not come is asked for again after this.</summary>
    public static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(30);

    /// <summary>Of media taken by the platform and asked for so often without a result, a person must look.</summary>
    public const int MostAttempts = 20;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(5);

    /// <summary>Checks what is due now; returns how many were tried.</summary>
    public override async Task<int> RunDueAsync(CancellationToken cancellation)
    {
        if (services.GetService<MiniProgramClient>() is not { } wechat)
        {
            return 0;
        }

        var leased = await commit.Run(session => LeaseDue(session, Clock.GetUtcNow()), cancellation);
        await Task.WhenAll(leased.Select(row => CheckAsync(wechat, row, cancellation)));
        return leased.Count;
    }

    internal static List<DueCheck> LeaseDue(WriteSession session, DateTimeOffset now) => session.Query(
        $"""
        UPDATE "safety_verdicts" SET "NextAt" = @1, "Attempts" = "Attempts" + 1
        WHERE ("IntakeId", "What") IN (SELECT "IntakeId", "What" FROM "safety_verdicts" WHERE "Verdict" = 'pending' AND "NextAt" <= @0 ORDER BY "NextAt" LIMIT {BatchSize})
        RETURNING "IntakeId", "What", "Account", "Attempts", "TraceId"
        """,
        r => new DueCheck(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetInt32(3), !r.IsDBNull(4)),
        now,
        now + Lease);

    private async Task CheckAsync(MiniProgramClient wechat, DueCheck due, CancellationToken cancellation)
    {
        try
        {
            var (verdict, trace, reason, pause) = due is { WasTaken: true, Attempts: > MostAttempts }
                ? new Outcome(SafetyVerdict.Review, null, "NoAnswer", TimeSpan.Zero)
                : await AskAsync(wechat, due, cancellation);
            await commit.Run(
                session => session.Execute(
                    """UPDATE "safety_verdicts" SET "Verdict" = @0, "TraceId" = COALESCE(@1, "TraceId"), "Reason" = @2, "At" = @3, "NextAt" = @4 WHERE "IntakeId" = @5 AND "What" = @6 AND "Verdict" = 'pending'""",
                    verdict, trace, reason, Clock.GetUtcNow(), Clock.GetUtcNow() + pause, due.IntakeId, due.What),
                cancellation);
            if (trace is not null)
            {
                await book.CatchUpAsync(trace, cancellation);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.LogError(fault, "The check of {What} failed in our own code; it is tried again", due.What);
        }
    }

    private async Task<Outcome> AskAsync(MiniProgramClient wechat, DueCheck due, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var account = await db.MiniAccounts.AsNoTracking().Where(a => a.Key == due.Account).Select(a => a.SealedOpenId).FirstOrDefaultAsync(cancellation);
        if (account is null)
        {
            return new(SafetyVerdict.Review, null, "AccountGone", TimeSpan.Zero);
        }

        var openId = personalData.Open(account);
        if (await WordsAsync(db, due, cancellation) is { } words)
        {
            var text = await wechat.CheckText(openId, words, CheckScene.SocialLog, cancellation);
            return text.IsOk ? new(SafetyBook.VerdictOf(text.Value.Suggest), text.Value.TraceId, Number(text.Value.Label), TimeSpan.Zero) : Failed(text.Error, due);
        }

        var file = await db.Attachments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == due.What, cancellation);
        if (file is null || file.Type == "video")
        {
            // The platform checks pictures and sound only.
            return new(SafetyVerdict.Review, null, file is null ? "FileGone" : "Video", TimeSpan.Zero);
        }

        var type = file.Type == "image" ? CheckMediaType.Image : CheckMediaType.Audio;
        var asked = await wechat.CheckMedia(openId, links.Of(file.Id, Clock.GetUtcNow()), type, CheckScene.SocialLog, cancellation);
        return asked.IsOk ? new(SafetyVerdict.Pending, asked.Value, null, AskAgain) : Failed(asked.Error, due);
    }

    private static async Task<string?> WordsAsync(BotDbContext db, DueCheck due, CancellationToken cancellation)
    {
        if (due.What == SafetyVerdict.Text)
        {
            return await db.Intakes.Where(i => i.Id == due.IntakeId).Select(i => i.Text).FirstOrDefaultAsync(cancellation) ?? "";
        }

        return due.What.StartsWith(SafetyVerdict.Entry, StringComparison.Ordinal) && int.TryParse(due.What.AsSpan(SafetyVerdict.Entry.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? await db.Timeline.Where(t => t.IntakeId == due.IntakeId && t.Sequence == sequence).Select(t => t.Note).FirstOrDefaultAsync(cancellation) ?? ""
            : null;
    }

    private static Outcome Failed(PlatformError error, DueCheck due) => error.Advice == Advice.GiveUp
        ? new(SafetyVerdict.Review, null, error.Name, TimeSpan.Zero)
        : new(SafetyVerdict.Pending, null, error.Name, Backoff.After(due.Attempts));

    private static string Number(int label) => label.ToString(CultureInfo.InvariantCulture);

    internal sealed record DueCheck(long IntakeId, string What, string Account, int Attempts, bool WasTaken);

    private sealed record Outcome(string Verdict, string? TraceId, string? Reason, TimeSpan Pause);
}

/// <summary>Something waits to be checked.</summary>
public sealed class SafetySignal : Signal;

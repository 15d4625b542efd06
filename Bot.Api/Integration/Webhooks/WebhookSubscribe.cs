using System.Globalization;
using System.Net.Sockets;
using Bot.Api.Integration.Keys;
using Bot.Data.Integration;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Integration.Webhooks;

/// <summary>
/// <c>POST /api/grid/webhooks</c>: subscribes an address. It is looked at, then a ping is posted there, and only when that
/// is taken does the subscription stand: nobody is sent anything who does not answer for it.
/// </summary>
public sealed class WebhookSubscribe(
    IDbContextFactory<BotDbContext> database, GroupCommit commit, WebhookTargets targets, WebhookSender sender, WebhookSecrets secrets, WebhookSignal signal, TimeProvider clock)
{
    public static async Task<Results<Created<WebhookAnswerBody>, ProblemHttpResult>> Handle(
        WebhookRequest request, HttpContext http, WebhookSubscribe subscribe, CancellationToken cancellation)
    {
        var (made, problem) = await subscribe.TryAsync(request, http.KeyHolder().Name, cancellation);
        http.Response.Headers.CacheControl = "no-store";
        return made is null ? problem! : TypedResults.Created($"{http.Request.PathBase}/api/grid/webhooks/{made.Id}", made);
    }

    private async Task<(WebhookAnswerBody? Made, ProblemHttpResult? Problem)> TryAsync(WebhookRequest request, string holder, CancellationToken cancellation)
    {
        if (targets.RefusalOf(request.Url, out var url) is { } refusal)
        {
            return (null, WebhookProblems.Wrong("url", refusal));
        }

        List<string?> types = [.. (request.Types ?? []).Select(WebhookTypes.Word).Distinct(StringComparer.Ordinal)];
        if (types.Contains(null))
        {
            return (null, WebhookProblems.Wrong("types", "types 里有不认识的事件类型，写法如 cn.grid.intake.submitted.v1；不填就是全部。"));
        }

        var secret = request.Secret ?? WebhookSecrets.Draw();
        if (WebhookSecrets.Read(secret) is not { } key)
        {
            return (null, WebhookProblems.Wrong(
                "secret", $"secret 请写 {WebhookSecrets.Prefix} 加 {WebhookLimits.SecretBytesLeast} 到 {WebhookLimits.SecretBytesMost} 个字节的 base64；不填就由我们生成。"));
        }

        var (cursor, wrongCursor) = await CursorAsync(request.After, cancellation);
        if (wrongCursor is not null || await IsFullAsync(holder, cancellation))
        {
            return (null, wrongCursor ?? WebhookProblems.TooMany());
        }

        var id = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");
        if (await NobodyThereAsync(url, key, id, cancellation) is { } nobody)
        {
            return (null, nobody);
        }

        var row = new WebhookSubscription
        {
            Id = id,
            Holder = holder,
            Url = url.AbsoluteUri,
            Types = string.Join(',', types),
            SealedSecret = secrets.Seal(secret),
            CreatedAt = clock.GetUtcNow(),
            Cursor = cursor,
        };
        if (!await commit.Run(session => Insert(session, row), cancellation))
        {
            return (null, WebhookProblems.TooMany());
        }

        signal.Raise();
        return (WebhookAnswerBody.Of(row, 0, 0) with { Secret = request.Secret is null ? secret : null }, null);
    }

    /// <summary>Asked inside the transaction too: of many made at once, none is one too many.</summary>
    private static bool Insert(WriteSession session, WebhookSubscription row)
    {
        if (session.Context.Webhooks.Count(w => w.Holder == row.Holder) >= WebhookLimits.PerHolder)
        {
            return false;
        }

        session.Insert(row);
        return true;
    }

    private async Task<bool> IsFullAsync(string holder, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        return await db.Webhooks.CountAsync(w => w.Holder == holder, cancellation) >= WebhookLimits.PerHolder;
    }

    /// <summary>The end of the log, or the cursor given, which is not beyond it.</summary>
    private async Task<(long Cursor, ProblemHttpResult? Problem)> CursorAsync(string? after, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var last = await db.Events.MaxAsync(e => (long?)e.Position, cancellation) ?? 0;
        if (after is null)
        {
            return (last, null);
        }

        return long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var cursor) && cursor <= last
            ? (cursor, null)
            : (0, WebhookProblems.Wrong("after", "after 请填 /api/grid/events 返回过的 next（0 是从头），不填就是从现在起。"));
    }

    private async Task<ProblemHttpResult?> NobodyThereAsync(Uri url, byte[] key, string id, CancellationToken cancellation)
    {
        try
        {
            using var timeout = new CancellationTokenSource(WebhookLimits.Answer, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
            await targets.ResolveAsync(url, either.Token);
        }
        catch (Exception fault) when (fault is WebhookAddressException or SocketException or ArgumentException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return WebhookProblems.Address();
        }

        return await sender.PingAsync(url, key, id, cancellation) switch
        {
            WebhookAnswer.Taken => null,
            WebhookAnswer.Failed { Error: "address" } => WebhookProblems.Address(),
            WebhookAnswer.Failed failed => WebhookProblems.NotThere(failed.Name),
            _ => WebhookProblems.NotThere("status 410"),
        };
    }
}

using System.Globalization;
using Bot.Data.Integration;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Integration.Webhooks;

/// <summary>What became of each event of a subscription, and another try for what was given up.</summary>
public static class WebhookDeliveryDoors
{
    public static async Task<Results<Ok<WebhookDeliveryPage>, ProblemHttpResult>> ListAsync(
        string id, string? state, string? after, string? limit, HttpContext http, BotDbContext db, CancellationToken cancellation)
    {
        var wanted = WebhookDeliveryState.Waiting;
        if (!string.IsNullOrEmpty(state) && !TryState(state, out wanted))
        {
            return WebhookProblems.Wrong("state", "state 请填 waiting、done 或 parked，不填就是全部。");
        }

        if (!TryNumber(after, 0, long.MaxValue, out var from))
        {
            return WebhookProblems.Wrong("after", "after 请原样带上上一页的 next，第一页不带。");
        }

        if (!TryNumber(limit, WebhookLimits.PageByDefault, WebhookLimits.PageMost, out var size) || size == 0)
        {
            return WebhookProblems.Wrong("limit", $"limit 请填 1 到 {WebhookLimits.PageMost}。");
        }

        if (await WebhookDoors.FindAsync(db, id, http, cancellation) is null)
        {
            return WebhookProblems.Unknown();
        }

        var rows = await db.WebhookDeliveries.AsNoTracking()
            .Where(d => d.SubscriptionId == id && d.Id > from && (state == null || state == "" || d.State == wanted))
            .OrderBy(d => d.Id).Take((int)size + 1).ToListAsync(cancellation);
        var page = rows.Take((int)size).ToList();
        return TypedResults.Ok(new WebhookDeliveryPage(
            [.. page.Select(WebhookDeliveryBody.Of)], rows.Count > page.Count ? page[^1].Id.ToString(CultureInfo.InvariantCulture) : null));
    }

    public static async Task<Results<Ok<WebhookDeliveryBody>, ProblemHttpResult>> RetryAsync(
        string id, string delivery, HttpContext http, BotDbContext db, GroupCommit commit, WebhookSignal signal, TimeProvider clock, CancellationToken cancellation)
    {
        if (await WebhookDoors.FindAsync(db, id, http, cancellation) is not { } subscription)
        {
            return WebhookProblems.Unknown();
        }

        if (subscription.State != WebhookState.Active)
        {
            return subscription.State == WebhookState.Paused ? WebhookProblems.Paused() : WebhookProblems.Ended();
        }

        if (!TryNumber(delivery, 0, long.MaxValue, out var key))
        {
            return WebhookProblems.UnknownDelivery();
        }

        var row = await commit.Run(session => Again(session, id, key, clock.GetUtcNow()), cancellation);
        signal.Raise();
        return row switch
        {
            null => WebhookProblems.UnknownDelivery(),
            { State: WebhookDeliveryState.Done } => WebhookProblems.Done(),
            _ => TypedResults.Ok(WebhookDeliveryBody.Of(row)),
        };
    }

    private static WebhookDelivery? Again(WriteSession session, string id, long key, DateTimeOffset now)
    {
        var row = session.Context.WebhookDeliveries.FirstOrDefault(d => d.Id == key && d.SubscriptionId == id);
        if (row is null or { State: WebhookDeliveryState.Done })
        {
            return row;
        }

        (row.State, row.Attempts, row.TriedSince, row.NextAt) = (WebhookDeliveryState.Waiting, 0, null, now);
        session.Update(row);
        session.Execute("""UPDATE "webhook_subscriptions" SET "RetryAt" = NULL WHERE "Id" = @0""", id);
        return row;
    }

    private static bool TryState(string state, out WebhookDeliveryState found) =>
        Enum.TryParse(state, ignoreCase: true, out found) && !char.IsAsciiDigit(state[0]) && state.All(char.IsAsciiLetter);

    private static bool TryNumber(string? text, long otherwise, long most, out long number)
    {
        number = otherwise;
        return string.IsNullOrEmpty(text) || (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= most);
    }
}

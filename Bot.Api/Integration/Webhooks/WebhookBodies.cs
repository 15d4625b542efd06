using System.Globalization;
using System.Text;
using Bot.Data;
using Bot.Data.Integration;
using Bot.Data.Intakes;

namespace Bot.Api.Integration.Webhooks;

/// <summary>A subscription asked for. Does not print its secret.</summary>
/// <param name="Url">https; where events are posted to.</param>
/// <param name="Types">Event types, whole (<c>cn.grid.intake.submitted.v1</c>) or their middle word; none for all.</param>
/// <param name="Secret"><c>whsec_</c> and base64 of 24 to 64 bytes; drawn and shown once when absent.</param>
/// <param name="After">A cursor of <c>/api/grid/events</c> to begin after; absent: from now on.</param>
public sealed record WebhookRequest(string? Url, IReadOnlyList<string?>? Types, string? Secret, string? After)
{
    private bool PrintMembers(StringBuilder to)
    {
        to.Append("Url = ").Append(Url);
        return true;
    }
}

/// <summary>A subscription as it stands. <paramref name="Secret"/> is there once, in the answer that made it, and only when we drew it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where to.</param>
/// <param name="Types">Whole event types; empty for all.</param>
/// <param name="State">active, paused, ended.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Cursor">The last event that is on its way or need not be.</param>
/// <param name="Waiting">Deliveries on their way.</param>
/// <param name="Parked">Deliveries that were given up.</param>
/// <param name="FailingSince">Since when nothing was taken.</param>
/// <param name="RetryAt">When it is tried next, while failing.</param>
/// <param name="LastError">How the last try failed, or why it ended.</param>
/// <param name="Secret">The signing key.</param>
public sealed record WebhookAnswerBody(
    string Id, string Url, IReadOnlyList<string> Types, string State, DateTimeOffset CreatedAt, string Cursor, int Waiting, int Parked,
    DateTimeOffset? FailingSince, DateTimeOffset? RetryAt, string? LastError, string? Secret = null)
{
    public static WebhookAnswerBody Of(WebhookSubscription row, int waiting, int parked) => new(
        row.Id,
        row.Url,
        [.. row.TypeWords().Select(WebhookTypes.Whole)],
        row.State.ToString().ToLowerInvariant(),
        row.CreatedAt.ToOffset(ChinaTime.Offset),
        row.Cursor.ToString(CultureInfo.InvariantCulture),
        waiting,
        parked,
        row.FailingSince?.ToOffset(ChinaTime.Offset),
        row.State == WebhookState.Active ? row.RetryAt?.ToOffset(ChinaTime.Offset) : null,
        row.LastError);

    private bool PrintMembers(StringBuilder to)
    {
        to.Append("Id = ").Append(Id);
        return true;
    }
}

/// <summary>The subscriptions of a key.</summary>
public sealed record WebhookList(IReadOnlyList<WebhookAnswerBody> Webhooks);

/// <summary>One event on its way.</summary>
/// <param name="Id">Of the delivery.</param>
/// <param name="Event">The event's id, which is its <c>Webhook-Id</c> too.</param>
/// <param name="Type">The event's type.</param>
/// <param name="Number">The intake.</param>
/// <param name="State">waiting, done, parked.</param>
/// <param name="Attempts">Tries so far.</param>
/// <param name="Status">HTTP status of the last answer.</param>
/// <param name="Error">How the last try failed.</param>
/// <param name="CreatedAt">When it was queued.</param>
/// <param name="NextAt">Not before; of those that wait.</param>
/// <param name="DoneAt">When it was taken.</param>
public sealed record WebhookDeliveryBody(
    long Id, string Event, string Type, string Number, string State, int Attempts, int? Status, string? Error, DateTimeOffset CreatedAt, DateTimeOffset? NextAt, DateTimeOffset? DoneAt)
{
    public static WebhookDeliveryBody Of(WebhookDelivery row) => new(
        row.Id,
        row.EventId,
        WebhookTypes.Whole(row.Type),
        IntakeNumber.FromId(row.IntakeId).ToString(),
        row.State.ToString().ToLowerInvariant(),
        row.Attempts,
        row.Status,
        row.LastError,
        row.CreatedAt.ToOffset(ChinaTime.Offset),
        row.State == WebhookDeliveryState.Waiting ? row.NextAt.ToOffset(ChinaTime.Offset) : null,
        row.DoneAt?.ToOffset(ChinaTime.Offset));
}

/// <summary>A page of deliveries, oldest first. <paramref name="Next"/> goes into <c>after</c>; null at the end.</summary>
public sealed record WebhookDeliveryPage(IReadOnlyList<WebhookDeliveryBody> Deliveries, string? Next);

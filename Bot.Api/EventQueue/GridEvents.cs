using System.Globalization;
using System.Text.Json;
using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.EventQueue;

/// <summary><c>GET /api/grid/events</c>: the log of events from a cursor on, as CloudEvents 1.0. At least once, in order per intake.</summary>
public static class GridEvents
{
    public const int DefaultLimit = 100;
    public const int LargestLimit = 1_000;

    public static async Task<Results<Ok<EventPage>, ProblemHttpResult>> Handle(
        string? after, string? limit, BotDbContext db, Profile profile, CancellationToken cancellation)
    {
        var position = 0L;
        if (!string.IsNullOrEmpty(after) && (!long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out position)))
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "cursor", "游标不对", "after 请原样带上上一次返回的 next，第一次不带。", "after");
        }

        var size = DefaultLimit;
        if (!string.IsNullOrEmpty(limit)
            && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out size) || size is < 1 or > LargestLimit))
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "limit", "条数不对", $"limit 请填 1 到 {LargestLimit}。", "limit");
        }

        var rows = await db.Events.AsNoTracking().Where(e => e.Position > position).OrderBy(e => e.Position).Take(size).ToListAsync(cancellation);
        var next = rows.Count > 0 ? rows[^1].Position : position;
        return TypedResults.Ok(new EventPage(
            [.. rows.Select(r => CloudEvent.Of(r, profile.Name))],
            next.ToString(CultureInfo.InvariantCulture)));
    }
}

/// <summary>A page of the log. <paramref name="Next"/> goes into the next request's <c>after</c>; it stays put when nothing is new.</summary>
public sealed record EventPage(IReadOnlyList<CloudEvent> Events, string Next);

/// <summary>CloudEvents 1.0, structured JSON.</summary>
public sealed record CloudEvent(
    string Specversion, string Id, string Source, string Type, string Subject, DateTimeOffset Time, string Datacontenttype, JsonElement Data)
{
    public static CloudEvent Of(Bot.Data.EventQueue.QueuedEvent row, string profile)
    {
        using var data = JsonDocument.Parse(row.Data);
        return new CloudEvent(
            "1.0",
            row.Id,
            "/bot/" + profile,
            $"cn.grid.intake.{row.Type}.v1",
            Bot.Data.Intakes.IntakeNumber.FromId(row.IntakeId).ToString(),
            row.Time.ToOffset(ChinaTime.Offset),
            "application/json",
            data.RootElement.Clone());
    }
}

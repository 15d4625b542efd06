using System.Globalization;
using Bot.Api.Conversations;
using Bot.Api.Hosting;
using Bot.Api.ResidentActs;
using Bot.Data;
using Bot.Data.Accounts;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.MiniProgram.Accounts;

/// <summary><c>/api/mini/notices</c>: what the resident was told or is still to be told, latest first, whatever door it found.</summary>
public static class Notices
{
    public const int DefaultLimit = 20;
    public const int LargestLimit = 100;
    private static readonly string[] Shown = [Purposes.Progress, Purposes.Result, Purposes.RatingReminder];

    public static async Task<Results<Tagged<NoticePage>, ProblemHttpResult>> List(
        string? after, string? limit, HttpContext http, BotDbContext db, OwnKeys own, CancellationToken cancellation)
    {
        var before = long.MaxValue;
        if (!string.IsNullOrEmpty(after) && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out before))
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "cursor", "游标不对", "after 请原样带上上一次返回的 next，第一次不带。", "after");
        }

        var size = DefaultLimit;
        if (!string.IsNullOrEmpty(limit)
            && (!int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out size) || size is < 1 or > LargestLimit))
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "limit", "条数不对", $"limit 请填 1 到 {LargestLimit}。", "limit");
        }

        var rows = await own.ReadAsync(http.Caller(), me => OfAsync(db, Recipients.Resident(me), before, size + 1, cancellation), cancellation);
        return new Tagged<NoticePage>(new NoticePage(
            [.. rows.Take(size).Select(NoticeView.Of)],
            rows.Count > size ? rows[size - 1].Id.ToString(CultureInfo.InvariantCulture) : null));
    }

    private static Task<List<Delivery>> OfAsync(BotDbContext db, string recipient, long before, int limit, CancellationToken cancellation) =>
        db.Deliveries.AsNoTracking().Where(d => d.Recipient == recipient && d.Id < before && Shown.Contains(d.Purpose))
            .OrderByDescending(d => d.Id).Take(limit).ToListAsync(cancellation);

    /// <summary>What was kept for the next chat and is read here is not said there again.</summary>
    public static async Task<Results<NoContent, ProblemHttpResult>> Read(
        string id, HttpContext http, GroupCommit commit, ResidentContexts contexts, TimeProvider clock)
    {
        var visit = ResidentVisit.Of(http);
        var now = clock.GetChinaNow();
        var resident = long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? await commit.Run(session => Mark(session, row, visit.Account, now), CancellationToken.None)
            : null;
        if (resident is null)
        {
            return Problems.Of(StatusCodes.Status404NotFound, "notice-unknown", "没有这条通知", "请重新打开通知列表。", "id");
        }

        contexts.Invalidate(resident);
        return TypedResults.NoContent();
    }

    private static string? Mark(WriteSession session, long id, string account, DateTimeOffset now)
    {
        var resident = MiniKeys.Resident(session, account);
        var recipient = Recipients.Resident(resident);
        if (session.Execute("""UPDATE "deliveries" SET "ReadAt" = COALESCE("ReadAt", @0) WHERE "Id" = @1 AND "Recipient" = @2""", now, id, recipient) == 0)
        {
            return null;
        }

        session.Execute(
            """UPDATE "deliveries" SET "State" = @0, "Channel" = @1, "EndedAt" = @2 WHERE "Id" = @3 AND "State" = @4""",
            DeliveryState.Sent,
            Rungs.Mini,
            now,
            id,
            DeliveryState.Kept);
        return resident;
    }
}

/// <param name="Items">Latest first.</param>
/// <param name="Next">Goes into the next request's <c>after</c>; null at the end.</param>
public sealed record NoticePage(IReadOnlyList<NoticeView> Items, string? Next);

/// <param name="Id">Of the notice.</param>
/// <param name="Number">The intake it is about, or null.</param>
/// <param name="Text">The words.</param>
/// <param name="At">When it was said.</param>
/// <param name="Read">Read here, or seen in the chat.</param>
public sealed record NoticeView(string Id, string? Number, string Text, DateTimeOffset At, bool Read)
{
    public static NoticeView Of(Delivery row) => new(
        row.Id.ToString(CultureInfo.InvariantCulture),
        row.IntakeId == 0 ? null : IntakeNumber.FromId(row.IntakeId).ToString(),
        row.Body,
        row.CreatedAt,
        row.ReadAt is not null || row.Channel is Rungs.Customer or Rungs.Passive);
}

using System.Globalization;
using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Data.Deliveries;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Work;

/// <summary><c>/desk/work/deliveries</c>: the messages that did not go out for one reason, oldest first.</summary>
[Needs(DeskAct.SeeBackground)]
public sealed class DeliveriesPage(IDbContextFactory<BotDbContext> database, DeliveryRetries retries) : DeskPage
{
    public const int PageSize = 50;

    /// <summary>Longer than any error's name.</summary>
    private const int ErrorLength = 200;

    public bool IsGaveUp { get; private set; }

    public string Error { get; private set; } = "";

    public IReadOnlyList<Delivery> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = new(null, null);

    public bool MayRetry => Can(DeskAct.RetryBackground);

    public async Task OnGetAsync(string? state, string? error, long? after, CancellationToken cancellation)
    {
        (IsGaveUp, Error) = (state != "kept", Named(error));
        await using var db = await database.CreateDbContextAsync(cancellation);
        var named = Error.Length == 0 ? null : Error;
        var found = await (IsGaveUp ? StuckWork.GaveUp(db) : StuckWork.Kept(db)).Where(d => d.Error == named && d.Id > (after ?? 0)).OrderBy(d => d.Id).Take(PageSize + 1).ToListAsync(cancellation);
        Rows = [.. found.Take(PageSize)];
        Pager = Pager.Of(Request, found.Count > PageSize ? Rows[^1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }

    public async Task<IActionResult> OnPostOneAsync(long id, string? state, string? error, CancellationToken cancellation)
    {
        if (!MayRetry)
        {
            return Forbid();
        }

        var done = await retries.RetryDeliveryAsync(Visit, id, cancellation);
        Say(done ? "这一条重新排上了。" : "这一条不能再发，或者已经发了。", done);
        return To($"/desk/work/deliveries?state={(state == "kept" ? "kept" : "gave-up")}&error={Uri.EscapeDataString(Named(error))}");
    }

    public async Task<IActionResult> OnPostAllAsync(string? state, string? error, CancellationToken cancellation)
    {
        if (!MayRetry)
        {
            return Forbid();
        }

        var count = await retries.RetryAllAsync(Visit, state != "kept", Named(error), cancellation);
        Say(
            count == 0 ? "没有能再发的。" : string.Create(CultureInfo.InvariantCulture, $"{count} 条重新排上了。") + (count >= DeliveryRetries.MostAtOnce ? "还有更多，请再点一次。" : ""),
            count > 0);
        return To("/desk/work");
    }

    private static string Named(string? error) => error is { Length: > 0 and <= ErrorLength } ? error : "";
}

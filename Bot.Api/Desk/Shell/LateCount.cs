using Bot.Api.Deadlines;
using Bot.Api.Desk.Inbox;
using Bot.Api.Desk.Intakes;
using Bot.Api.Desk.SignIn;

namespace Bot.Api.Desk.Shell;

/// <summary><c>GET /desk/counts</c>: how many are late, and <c>?of=extensions</c> how many extensions wait for this person, for the navigation of every page; empty when none.</summary>
public static class LateCount
{
    public static async Task<IResult> HandleAsync(string? of, HttpContext http, DeskScopes scopes, InboxCounts counts, ExtensionAsks asks, CancellationToken cancellation)
    {
        var visit = DeskVisit.Of(http)!;
        var isExtensions = of == InboxCounts.Extensions;
        var all = await counts.OfAsync(visit, scopes.Of(visit), cancellation);
        var count = isExtensions && !ExtensionPower.MayDecide(asks.Approval, visit) ? 0 : all.GetValueOrDefault(isExtensions ? InboxCounts.Extensions : "late");
        return Results.Content(
            count == 0 ? "" : $"<span class=\"desk-count desk-count-hot\">{InboxCounts.Shown(count)}<span class=\"visually-hidden\"> 件{(isExtensions ? "等答复" : "超期")}</span></span>", "text/html; charset=utf-8");
    }
}

using Bot.Api.Desk.Inbox;
using Bot.Api.Desk.SignIn;

namespace Bot.Api.Desk.Shell;

/// <summary><c>GET /desk/counts</c>: how many are late, for the navigation of every page; empty when none is.</summary>
public static class LateCount
{
    public static async Task<IResult> HandleAsync(HttpContext http, DeskScopes scopes, InboxCounts counts, CancellationToken cancellation)
    {
        var visit = DeskVisit.Of(http)!;
        var late = (await counts.OfAsync(visit, scopes.Of(visit), cancellation)).GetValueOrDefault("late");
        return Results.Content(
            late == 0 ? "" : $"<span class=\"desk-count desk-count-hot\">{InboxCounts.Shown(late)}<span class=\"visually-hidden\"> 件超期</span></span>", "text/html; charset=utf-8");
    }
}

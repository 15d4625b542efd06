using System.Reflection;
using Bot.Api.Desk.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bot.Api.Desk.SignIn;

/// <summary>Who is let through to a page or route, and what is said to who is not.</summary>
public sealed class DeskGate(DeskSessions sessions)
{
    /// <summary>Null when they may pass; what answers them otherwise.</summary>
    public async Task<IResult?> RefusalAsync(HttpContext http, NeedsAttribute? needs)
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        if (needs is null)
        {
            return DeskPlainPage.NotFound;
        }

        if (needs.Act == DeskAct.Enter)
        {
            return null;
        }

        var session = await DeskScheme.SessionOfAsync(http);
        var visit = session is null ? null : await sessions.FindAsync(session, needs.Quiet, http.RequestAborted);
        if (visit is null)
        {
            return new ToSignIn();
        }

        http.Items[typeof(DeskVisit)] = visit;
        if (visit.MustChange && needs.Act != DeskAct.OwnPassword)
        {
            return Results.LocalRedirect("~/desk/password");
        }

        if (visit.MustPair && needs.Act != DeskAct.OwnPassword && !http.Request.Path.StartsWithSegments("/desk/settings", StringComparison.Ordinal))
        {
            return Results.LocalRedirect("~/desk/settings?setup=true");
        }

        return visit.Can(needs.Act) ? null : DeskPlainPage.NotAllowed;
    }

    /// <summary>To the door, and back afterwards. What was typed into a form would be lost on the way, so a form is told, not sent away.</summary>
    private sealed class ToSignIn : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var request = httpContext.Request;
            var door = $"{request.PathBase}/desk/sign-in";
            if (request.Headers.ContainsKey("HX-Request"))
            {
                httpContext.Response.StatusCode = StatusCodes.Status401Unauthorized;
                httpContext.Response.Headers["HX-Redirect"] = door;
                return Task.CompletedTask;
            }

            if (!HttpMethods.IsGet(request.Method))
            {
                return DeskPlainPage.SignedOut.ExecuteAsync(httpContext);
            }

            var to = request.Path == "/desk" ? "" : "?to=" + Uri.EscapeDataString(request.Path + request.QueryString);
            httpContext.Response.Redirect(door + to);
            return Task.CompletedTask;
        }
    }
}

/// <summary>Puts the gate before a page. It runs before the antiforgery check, whose token belongs to the one signed in.</summary>
public sealed class DeskGateFilter(DeskGate gate) : IAsyncAuthorizationFilter, IAsyncAlwaysRunResultFilter
{
    /// <summary>The framework's antiforgery filter stands at 1000.</summary>
    public const int Order = 100;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var needs = (context.ActionDescriptor as CompiledPageActionDescriptor)?.ModelTypeInfo?.GetCustomAttribute<NeedsAttribute>();
        if (await gate.RefusalAsync(context.HttpContext, needs) is { } refusal)
        {
            await refusal.ExecuteAsync(context.HttpContext);
            context.Result = new EmptyResult();
        }
    }

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        var page = context.Result switch
        {
            IAntiforgeryValidationFailedResult => DeskPlainPage.FormStale,
            NotFoundResult => DeskPlainPage.NotFound,
            ForbidResult => DeskPlainPage.NotAllowed,
            _ => null,
        };
        if (page is not null)
        {
            await page.ExecuteAsync(context.HttpContext);
            context.Result = new EmptyResult();
        }

        await next();
    }
}

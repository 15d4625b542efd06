using Bot.Api.Handling.Moves;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Bot.Api.Handling.Identity;

/// <summary>Puts the gate before a page. It runs before the antiforgery check, whose token belongs to the one signed in.</summary>
public sealed class WorkerGateFilter(WorkerGate gate) : IAsyncAuthorizationFilter, IAsyncAlwaysRunResultFilter
{
    /// <summary>The framework's antiforgery filter stands at 1000.</summary>
    public const int Order = 100;

    public static WorkerVisit Visit(HttpContext http) => (WorkerVisit)http.Items[typeof(WorkerVisit)]!;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-cache, no-store";
        http.Response.Headers.Pragma = "no-cache";
        if (http.Request.ContentLength > MoveForm.MaxBytes)
        {
            await RefuseAsync(context, PlainPage.UploadTooLarge);
            return;
        }

        var entry = await gate.EnterAsync(http, context.RouteData.Values["token"] as string);
        if (entry.Visit is { } visit)
        {
            http.Items[typeof(WorkerVisit)] = visit;
        }
        else if (entry.Page is { } page)
        {
            await RefuseAsync(context, page);
        }
        else
        {
            context.Result = new RedirectResult(entry.Elsewhere!.AbsoluteUri);
        }
    }

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            await PlainPage.FormStale.WriteAsync(context.HttpContext);
            context.Result = new EmptyResult();
        }

        await next();
    }

    private static async Task RefuseAsync(AuthorizationFilterContext context, PlainPage page)
    {
        await page.WriteAsync(context.HttpContext);
        context.Result = new EmptyResult();
    }
}

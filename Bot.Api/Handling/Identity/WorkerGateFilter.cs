using Bot.Api.Handling.Moves;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;

namespace Bot.Api.Handling.Identity;

/// <summary>Puts the gate before a page. It runs before the antiforgery check, whose token belongs to the one signed in.</summary>
public sealed class WorkerGateFilter(WorkerGate gate) : IAsyncAuthorizationFilter, IAsyncAlwaysRunResultFilter
{
    /// <summary>The framework's antiforgery filter stands at 1000.</summary>
    public const int Order = 100;

    /// <summary>Bytes of an upload that are heard out only to say that they are too many.</summary>
    private const long MaxDrainedBytes = 4 * MoveForm.MaxBytes;

    public static WorkerVisit Visit(HttpContext http) => (WorkerVisit)http.Items[typeof(WorkerVisit)]!;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        http.Response.Headers.CacheControl = "no-cache, no-store";
        http.Response.Headers.Pragma = "no-cache";
        var entry = await gate.EnterAsync(http, context.RouteData.Values["token"] as string);
        if (entry.Visit is not null && http.Request.ContentLength > MoveForm.MaxBytes)
        {
            await DrainAsync(http);
            await RefuseAsync(context, WorkerPlainPage.UploadTooLarge);
        }
        else if (entry.Visit is { } visit)
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
            await WorkerPlainPage.FormStale.WriteAsync(context.HttpContext);
            context.Result = new EmptyResult();
        }

        await next();
    }

    /// <summary>A browser shows an answer only after it has sent all; one that is cut off shows a broken connection.</summary>
    private static async Task DrainAsync(HttpContext http)
    {
        if (http.Request.ContentLength <= MaxDrainedBytes && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxDrainedBytes;
            await http.Request.Body.DrainAsync(http.RequestAborted);
        }
    }

    private static async Task RefuseAsync(AuthorizationFilterContext context, WorkerPlainPage page)
    {
        await page.WriteAsync(context.HttpContext);
        context.Result = new EmptyResult();
    }
}

using Bot.Api.My.Reporting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;

namespace Bot.Api.My.Identity;

/// <summary>Puts the gate before a page. It runs before the antiforgery check, whose token belongs to the one signed in.</summary>
public sealed class MyGateFilter(MyGate gate) : IAsyncAuthorizationFilter, IAsyncAlwaysRunResultFilter
{
    /// <summary>The framework's antiforgery filter stands at 1000.</summary>
    public const int Order = 100;

    /// <summary>Bytes of an upload that are heard out only to say that they are too many.</summary>
    private const long MaxDrainedBytes = 4 * PagePhotos.FormBytes;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        var instead = http.Request.ContentLength > PagePhotos.FormBytes ? await TooLargeAsync(http) : await gate.EnterAsync(http);
        if (instead is not null)
        {
            await instead.ExecuteAsync(http);
            context.Result = new EmptyResult();
        }
    }

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            var http = context.HttpContext;
            await MyPlainPage.FormStale(http.Request.Path, await MyPlainPage.WrittenAsync(http)).ExecuteAsync(http);
            context.Result = new EmptyResult();
        }

        await next();
    }

    /// <summary>A browser shows an answer only after it has sent all; one that is cut off shows a broken connection.</summary>
    private static async Task<IResult> TooLargeAsync(HttpContext http)
    {
        if (http.Request.ContentLength <= MaxDrainedBytes && http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MaxDrainedBytes;
            await http.Request.Body.DrainAsync(http.RequestAborted);
        }

        return MyPlainPage.TooLarge;
    }
}

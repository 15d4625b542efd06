using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Bot.Api.My.Identity;

/// <summary>Puts the gate before a page. It runs before the antiforgery check, whose token belongs to the one signed in.</summary>
public sealed class MyGateFilter(MyGate gate) : IAsyncAuthorizationFilter, IAsyncAlwaysRunResultFilter
{
    /// <summary>The framework's antiforgery filter stands at 1000.</summary>
    public const int Order = 100;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        if (await gate.EnterAsync(context.HttpContext) is { } instead)
        {
            await instead.ExecuteAsync(context.HttpContext);
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
}

using Microsoft.AspNetCore.Diagnostics;

namespace Bot.Api.Desk.Shell;

/// <summary>A fault below <c>/desk</c> is answered with a page, not with problem details. The framework logs nothing of what is handled here, so this does.</summary>
public sealed class DeskFaults(ILogger<DeskFaults> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!httpContext.Request.Path.StartsWithSegments("/desk", StringComparison.Ordinal) || httpContext.Response.HasStarted)
        {
            return false;
        }

        log.LogError(exception, "A page of the desk failed: {Route}", httpContext.GetEndpoint()?.DisplayName);
        await DeskPlainPage.Broken.ExecuteAsync(httpContext);
        return true;
    }
}

using Microsoft.AspNetCore.Diagnostics;

namespace Bot.Api.Desk.Shell;

/// <summary>A fault below <c>/desk</c> is answered with a page, not with problem details. The framework has logged it.</summary>
public sealed class DeskFaults : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!httpContext.Request.Path.StartsWithSegments("/desk", StringComparison.Ordinal) || httpContext.Response.HasStarted)
        {
            return false;
        }

        await DeskPlainPage.Broken.ExecuteAsync(httpContext);
        return true;
    }
}

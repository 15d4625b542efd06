using System.Data.Common;
using Bot.Api.Hosting.Places;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Hosting;

/// <summary>For operators: alive means the process answers, ready means it can take a message, in every place.</summary>
public static class HealthRoutes
{
    /// <summary>Longer than this a database that can be used does not take to answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private const string Ready = "ready";
    private const string NotReady = "database";

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").For(Access.Anyone).ExcludeFromDescription();
        health.MapGet("/live", () => TypedResults.Text("live"));
        health.MapGet("/ready", AnswerAsync);
    }

    private static async Task<IResult> AnswerAsync(HttpContext http, [FromServices] RunningPlaces? places = null)
    {
        var own = IsReadyAsync(http.RequestServices, http.RequestAborted);
        if (places is null)
        {
            return Answer(await own, await own ? Ready : NotReady);
        }

        (string Name, Task<bool> Ready)[] asked =
            [("root", own), .. places.All.Select(p => (p.Name, IsReadyAsync(p.Bot.Services, http.RequestAborted)))];
        var ready = await Task.WhenAll(asked.Select(a => a.Ready));
        return Answer(ready.All(r => r), string.Join('\n', asked.Zip(ready, (a, r) => $"{a.Name} {(r ? Ready : NotReady)}")));
    }

    private static IResult Answer(bool ready, string words) => Results.Text(words, statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);

    private static async Task<bool> IsReadyAsync(IServiceProvider services, CancellationToken cancellation)
    {
        try
        {
            // SQLite blocks its caller, and one database must not hold up what is said of the others.
            return await Task.Run(() => AskAsync(services, cancellation), cancellation).WaitAsync(Patience, services.GetRequiredService<TimeProvider>(), cancellation);
        }
        catch (Exception fault) when (fault is DbException or TimeoutException)
        {
            return false;
        }
    }

    private static async Task<bool> AskAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<BotDbContext>>().CreateDbContextAsync(cancellation);
        return await db.Database.CanConnectAsync(cancellation) && !(await db.Database.GetPendingMigrationsAsync(cancellation)).Any();
    }
}

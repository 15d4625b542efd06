using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Hosting;

/// <summary>For operators: alive means the process answers, ready means it can take a message.</summary>
public static class HealthRoutes
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").For(Access.Anyone).ExcludeFromDescription();
        health.MapGet("/live", () => TypedResults.Text("live"));
        health.MapGet("/ready", async (BotDbContext db, CancellationToken cancellation) =>
            await db.Database.CanConnectAsync(cancellation) && !(await db.Database.GetPendingMigrationsAsync(cancellation)).Any()
                ? Results.Text("ready")
                : Results.Text("database", statusCode: StatusCodes.Status503ServiceUnavailable));
    }
}

using Bot.Api.Hosting;

namespace Bot.Api.PublicBoard;

/// <summary>The room of what anybody may see: notice boards, map, closed cases, figures, items, feed.</summary>
public static class PublicBoardServices
{
    /// <summary>Where it stands, and the folder of its pages.</summary>
    public const string Path = "/public";

    public static void AddPublicBoard(this IServiceCollection services)
    {
        services.AddSingleton<PublicGrids>();
        services.AddSingleton<PublicCases>();
        services.AddSingleton<PublicFigures>();
        services.AddHostedService<PublicFiguresWorker>();
    }

    /// <summary>The doors that are no pages; the pages are mapped with all others and stand in <c>Pages</c>.</summary>
    public static void MapPublicBoard(this WebApplication app)
    {
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal), board => board.UseMiddleware<PublicCaching>());
        var doors = app.MapGroup(Path).For(Access.Anyone).ExcludeFromDescription();
        doors.MapGet("/grids.geojson", GridShapes.Handle);
        doors.MapGet("/grids/{code}/code.svg", GridCodeImage.HandleAsync);
        doors.MapGet("/feed.atom", CaseFeed.HandleAsync);
        doors.MapGet("/photos/{name}", PhotoDoor.HandleAsync);
    }
}

using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bot.Api.Hosting;

/// <summary>Who may enter the pages, by the room they stand in. A room with pages adds its line.</summary>
public static class PageAccess
{
    private static readonly (string Room, Access Who)[] Rooms =
    [
        ("/Handling/", Access.GridWorker),
        ("/My/", Access.ResidentPage),
        ("/PublicBoard/", Access.Anyone),
        ("/Desk/", Access.Desk),
    ];

    /// <summary>Maps all pages and states for each who may enter.</summary>
    public static void MapPages(this IEndpointRouteBuilder app) => app.MapRazorPages().Add(static endpoint =>
    {
        var file = endpoint.Metadata.OfType<PageActionDescriptor>().Single().RelativePath;
        endpoint.Metadata.Add(new AccessStatement(Rooms.First(r => file.StartsWith(r.Room, StringComparison.Ordinal)).Who));
    });
}

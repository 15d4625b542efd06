using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bot.Api.Hosting;

/// <summary>Pages of all rooms are mapped at once; who may enter is stated by the room they stand in.</summary>
public static class PageAccess
{
    /// <summary>Rooms whose pages anybody may see. Every other room's pages are the grid worker's.</summary>
    private static readonly string[] Open = ["/PublicBoard/"];

    public static void ForPages(this PageActionEndpointConventionBuilder pages) => pages.Add(endpoint =>
    {
        var page = endpoint.Metadata.OfType<PageActionDescriptor>().Single().ViewEnginePath;
        endpoint.Metadata.Add(new AccessStatement(Array.Exists(Open, room => page.StartsWith(room, StringComparison.Ordinal)) ? Access.Anyone : Access.GridWorker));
    });
}

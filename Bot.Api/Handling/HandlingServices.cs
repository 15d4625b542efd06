using Bot.Api.Handling.Identity;
using Bot.Api.Handling.Moves;
using Bot.Api.Handling.Photos;
using Bot.Api.Handling.Recording;
using Bot.Api.Hosting;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Bot.Api.Handling;

/// <summary>The grid worker's room: page, identity, moves, photos.</summary>
public static class HandlingServices
{
    public static void AddHandling(this IServiceCollection services)
    {
        services.AddSingleton<WorkerLinks>();
        services.AddSingleton<WorkerSignIn>();
        services.AddSingleton<WorkerGate>();
        services.AddSingleton<Colleagues>();
        services.AddSingleton<MoveCheck>();
        services.AddSingleton<TakenDown>();
        services.AddSingleton<MediaStore>();
        services.AddSingleton<OrphanFiles>();
        services.AddSingleton<PhotoStore>();
        services.AddHostedService<MediaWorker>();
        services.AddPages();
    }

    public static void MapHandling(this IEndpointRouteBuilder app)
    {
        app.MapPages();
        var doors = app.MapGroup("/w").For(Access.GridWorker).ExcludeFromDescription();
        doors.MapGet("/sign-in", (HttpContext http, WorkerSignIn signIn, string? code, string? state, string? again) => signIn.HandleAsync(http, code, state, again));
        doors.MapGet("/{token}/media/{attachment}", WorkerMedia.HandleAsync);
    }

    private static void AddPages(this IServiceCollection services)
    {
        // Pages stand beside the code they belong to, in any room.
        services.AddRazorPages(pages => pages.RootDirectory = "/");
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "grid-form";

            // Lax: a worker comes from WeCom's login, and a form already open in another tab must stay good.
            antiforgery.Cookie.SameSite = SameSiteMode.Lax;
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });

        // Rooms authenticate where they need to. Without a default scheme the callback door, the hottest road, reads no cookie.
        AppContext.SetSwitch("Microsoft.AspNetCore.Authentication.SuppressAutoDefaultScheme", true);
        services.AddAuthentication().AddCookie(WorkerSignIn.Scheme);
        services.AddOptions<CookieAuthenticationOptions>(WorkerSignIn.Scheme).Configure<BotSettings>(WorkerSignIn.Configure);
    }
}

using System.Net.Mime;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Bot.Api.Hosting;
using Bot.Api.MiniProgram.Accounts;
using Bot.Api.My.Identity;
using Bot.Api.My.Reporting;
using Bot.Api.My.Worker;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;

namespace Bot.Api.My;

/// <summary>The residents' pages (<c>/my</c>): the same jobs as in the chat, for those who rather see than talk.</summary>
public static class MyServices
{
    private static readonly string[] PackedFolders = ["/lib", "/phone", "/resident"];

    public static void AddMy(this IServiceCollection services)
    {
        services.AddSingleton<ResidentArrival>();
        services.AddSingleton<ResidentSignIn>();
        services.AddSingleton<MyGate>();
        services.AddSingleton<PagePhotos>();
        services.AddSingleton<ReadBack>();
        services.AddAuthentication().AddCookie(ResidentSignIn.Scheme);
        services.AddOptions<CookieAuthenticationOptions>(ResidentSignIn.Scheme).Configure<BotSettings>(ResidentSignIn.Configure);

        // Chinese stays Chinese on the wire, a third of what it takes as numbers; what HTML takes for its own is escaped.
        services.Configure<WebEncoderOptions>(encoding => encoding.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));

        // Styles and scripts only: they hold no secret that packing could give away (BREACH).
        services.AddResponseCompression(packing =>
        {
            packing.EnableForHttps = true;
            packing.MimeTypes = [MediaTypeNames.Text.Css, MediaTypeNames.Text.JavaScript];
        });
    }

    /// <summary>Styles and scripts go packed over a slow line. The callback door is left alone.</summary>
    public static void UsePackedFiles(this IApplicationBuilder app) => app.UseWhen(
        static http => PackedFolders.Any(folder => http.Request.Path.StartsWithSegments(folder, StringComparison.Ordinal)),
        static files => files.UseResponseCompression());

    public static void MapMy(this IEndpointRouteBuilder app)
    {
        var doors = app.MapGroup(MyRoutes.Home).For(Access.ResidentPage).ExcludeFromDescription();
        doors.MapGet("/sign-in", (HttpContext http, ResidentSignIn signIn, string? code, string? state, string? again) => signIn.HandleAsync(http, code, state, again));
        var own = doors.MapGroup("").AddEndpointFilter(async (context, next) =>
            await context.HttpContext.RequestServices.GetRequiredService<MyGate>().EnterAsync(context.HttpContext) ?? await next(context));
        own.MapGet("/media/{attachment}", MyMedia.ShowAsync);
        own.MapGet("/uploads/{upload}", MyMedia.ShowUploadAsync);
        own.MapGet("/settings/export", Export.Handle);
    }
}

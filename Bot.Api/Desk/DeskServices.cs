using System.Diagnostics;
using Bot.Api.Desk.Audit;
using Bot.Api.Desk.Grids;
using Bot.Api.Desk.Hot;
using Bot.Api.Desk.Figures;
using Bot.Api.Desk.Exports;
using Bot.Api.Desk.Inbox;
using Bot.Api.Desk.Intakes;
using Bot.Api.Desk.Phone;
using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Api.Grids;
using Bot.Api.Desk.Supervision;
using Bot.Api.Desk.Work;
using Bot.Api.Hosting;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Bot.Api.Desk;

/// <summary>The supervision desk's rooms.</summary>
public static class DeskServices
{
    public static void AddDesk(this IServiceCollection services)
    {
        services.AddAuthentication().AddCookie(DeskScheme.Name);
        services.AddOptions<CookieAuthenticationOptions>(DeskScheme.Name).Configure<BotSettings>(DeskScheme.Configure);
        services.AddExceptionHandler<DeskFaults>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<RecoveryCodes>();
        services.AddSingleton<StaffSignIn>();
        services.AddSingleton<SignInMeter>();
        services.AddSingleton<DeskSessions>();
        services.AddSingleton<DeskGate>();
        services.AddSingleton<DeskScopes>();
        services.AddSingleton<SealedIdentity>();
        services.AddSingleton<ImportShelf>();
        services.AddSingleton<ImportWork>();
        services.AddSingleton<AddressWork>();
        services.AddSingleton<HotBoard>();
        services.AddHostedService(s => s.GetRequiredService<HotBoard>());
        services.AddSingleton(new BotHealth(Stopwatch.GetTimestamp()));
        services.AddSingleton<WorkConnections>();
        services.AddSingleton<WorkState>();
        services.AddSingleton<ParkedEvents>();
        services.AddSingleton<ParkedActions>();
        services.AddSingleton<DeliveryRetries>();
        services.AddSingleton<WebhookRetries>();
        services.AddSingleton<OwedWork>();
        services.AddSingleton<InboxCounts>();
        services.AddSingleton<InboxSearch>();
        services.AddSingleton<AssignTargets>();
        services.AddSingleton<DeskMoves>();
        services.AddSingleton<DeskMoveCheck>();
        services.AddSingleton<PhoneReader>();
        services.AddSingleton<PhoneIntakes>();
        services.AddSingleton<DeskWriter>();
        services.AddSingleton<OwnerTargets>();
        services.AddSingleton<OwnerAssignment>();
        services.AddHostedService<SearchCatchUp>();
        services.AddFigures();
    }

    /// <summary>Routes that are no pages. Pages are found by themselves.</summary>
    public static void MapDesk(this IEndpointRouteBuilder app)
    {
        app.MapGet("/desk/audit/export.{format}", AuditExport.HandleAsync).Needs(DeskAct.SeeAudit);
        app.MapGet("/desk/inbox/export.csv", InboxExport.HandleAsync).Needs(DeskAct.ExportIntakes);
        app.MapGet("/desk/counts", LateCount.HandleAsync).Needs(DeskAct.OwnAccount, quiet: true);
        app.MapGet("/desk/intakes/{number}/media/{attachment}", DeskMedia.HandleAsync).Needs(DeskAct.SeeIntakes);
        app.MapFigures();
        app.MapFallback("/desk/{**path:nonfile}", () => (IResult)DeskPlainPage.NotFound).For(Access.Desk).WithMetadata(new NeedsAttribute(DeskAct.Enter)).ExcludeFromDescription();
    }
}

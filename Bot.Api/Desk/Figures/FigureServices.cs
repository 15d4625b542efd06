using Bot.Api.Desk.Accountability;
using Bot.Api.Desk.Performance;
using Bot.Api.Desk.Reports;
using Bot.Api.Desk.SignIn;

namespace Bot.Api.Desk.Figures;

/// <summary>Figures, reports, performance, and forms of accountability.</summary>
public static class FigureServices
{
    public static void AddFigures(this IServiceCollection services)
    {
        services.AddSingleton<FigureReader>();
        services.AddSingleton<PerformanceReader>();
        services.AddSingleton<AccountabilityDesk>();
        services.AddSingleton<FigureKeeper>();
        services.AddHostedService(s => s.GetRequiredService<FigureKeeper>());
    }

    public static void MapFigures(this IEndpointRouteBuilder app)
    {
        app.MapGet("/desk/reports/export.xlsx", ReportExport.HandleAsync).Needs(DeskAct.ExportFigures);
        app.MapGet("/desk/performance/export.{format}", PerformanceExport.HandleAsync).Needs(DeskAct.ExportFigures);
        app.MapGet("/desk/intakes/{number}/accountability/{form}.docx", AccountabilityExport.HandleAsync).Needs(DeskAct.SeeIntakes);
    }
}

using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using Bot.Api.Conversations;
using Bot.Api.Deadlines;
using Bot.Api.Desk;
using Bot.Api.EventQueue;
using Bot.Api.Grids;
using Bot.Api.GroupNotification;
using Bot.Api.Handling;
using Bot.Api.Integration;
using Bot.Api.Joining;
using Bot.Api.Knowledge;
using Bot.Api.LanguageModel;
using Bot.Api.My;
using Bot.Api.MiniProgram;
using Bot.Api.Open311;
using Bot.Api.PublicBoard;
using Bot.Api.ResidentActs;
using Bot.Api.Result;
using Bot.Api.Streams;
using Bot.Api.WeChat;
using Bot.Data.Deadlines;
using Bot.Data.People;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Dialogs;
using Bot.Dialogs.Understanding;
using Bot.WeChat;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Hosting;

/// <summary>The services, room by room.</summary>
public static class BotServices
{
    public static void AddBot(this WebApplicationBuilder builder, TimeProvider clock)
    {
        var settings = BotSettings.Read(builder.Configuration);
        EarlyStart.Begin(settings.ConnectionString);
        var services = builder.Services;
        services.AddSingleton(clock);
        services.AddSingleton(settings);
        services.AddSingleton(ProfileFile.Read(settings.ProfilePath));
        services.AddStorage(settings);
        services.AddTalking();
        services.AddQueues();
        services.AddPlatform(builder.Configuration, builder.Environment);
        services.AddHandling();
        services.AddOpen311();
        services.AddMy();
        services.AddResidentActs();
        services.AddDesk();
        services.AddMiniProgram();
        services.AddPublicBoard();
        services.AddStreams(settings.RedisConnection);
        services.AddIntegration(builder.Configuration, builder.Environment);
        services.AddLanguageModel(builder.Configuration);
        services.AddProblemDetails(ChineseProblems.Customize);
        services.AddSingleton<IProblemDetailsWriter, ApiProblemWriter>();
        services.Configure<Microsoft.AspNetCore.Mvc.MvcOptions>(static pages => pages.ModelMetadataDetailsProviders.Add(new BlankStaysBlank()));

        // Otherwise a body that cannot be read is answered 500 in Development, and 400 everywhere else.
        services.Configure<RouteHandlerOptions>(static routes => routes.ThrowOnBadRequest = false);
        services.AddOpenApi("v1", ApiDocument.Describe);
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
        });
    }

    private static void AddStorage(this IServiceCollection services, BotSettings settings)
    {
        var keys = Path.Combine(settings.DataDirectory, "keys");
        Directory.CreateDirectory(keys);
        services.AddDataProtection().SetApplicationName("grid-bot").PersistKeysToFileSystem(new DirectoryInfo(keys));
        services.AddSingleton(s => new PersonalData(s.GetRequiredService<IDataProtectionProvider>(), keys));
        services.AddPooledDbContextFactory<BotDbContext>(b => BotDatabase.Configure(b, settings.ConnectionString));
        services.AddScoped(s => s.GetRequiredService<IDbContextFactory<BotDbContext>>().CreateDbContext());
        services.AddSingleton(_ => new GroupCommit(BotDatabase.Options(settings.ConnectionString)));
        services.AddHostedService<DatabaseStart>();
        services.AddSingleton<LiveGridDirectory>();
        services.AddHostedService(s => s.GetRequiredService<LiveGridDirectory>());
        services.AddSingleton<BoardCodes>();
    }

    private static void AddTalking(this IServiceCollection services)
    {
        services.AddSingleton(s =>
        {
            var profile = s.GetRequiredService<Profile>();
            return ResidentRules.Of(profile) with { IntakePages = MyRoutes.IntakePages(s.GetRequiredService<BotSettings>()) };
        });
        services.AddSingleton<IUnderstanding>(_ => LearnedUnderstanding.Shipped);
        services.AddSingleton(s => new WorkingCalendar(
            [.. s.GetRequiredService<Profile>().WorkingHours.Select(h => new WorkingHours(h.Start, h.End))]));
        services.AddSingleton<Promises>();
        services.AddSingleton<ExtensionAsks>();
        services.AddSingleton<ResidentContexts>();
        services.AddSingleton<TurnPipeline>();
        services.AddSingleton<SendUpSignal>();
        services.AddHostedService<SendUpWorker>();
        services.AddSingleton<FollowerTurns>();
        services.AddSingleton<NeighbourIndex>();
        services.AddHostedService(s => s.GetRequiredService<NeighbourIndex>());
        services.AddSingleton<LiveKnowledge>();
        services.AddHostedService(s => s.GetRequiredService<LiveKnowledge>());
    }

    private static void AddQueues(this IServiceCollection services)
    {
        services.AddSingleton<EventSignal>();
        services.AddSingleton<DeliverySignal>();
        services.AddSingleton<MediaSignal>();
        services.AddSingleton<Reactions>();
        services.AddSingleton<ActionDoor>();
        services.AddSingleton<RobotLimiter>();
        services.AddSingleton<RobotTroubles>();
        services.AddSingleton<RobotDiscipline>();
        services.AddSingleton<GroupSender>();
        services.AddSingleton<RungGates>();
        services.AddSingleton<TemplateDay>();
        services.AddSingleton<TemplateRung>();
        services.AddSingleton<SubscriptionRung>();
        services.AddSingleton<TemplateEnds>();
        services.AddSingleton<DeliveryRecord>();
        services.AddSingleton<ResidentLadder>();
        services.AddSingleton<ResultPhotos>();
        services.AddSingleton<LongReplies>();
        services.AddSingleton<DeadlineSignal>();
        services.AddSingleton<DeadlineSignals>();
        services.AddSingleton<DeadlinePlan>();
        services.AddHostedService<DeadlineWatch>();
        services.AddHostedService<EventWorker>();
        services.AddSingleton<DeliveryCarrier>();
        services.AddHostedService<DeliveryWorker>();
        services.AddSingleton<MorningDigests.NoSignal>();
        services.AddHostedService<MorningDigests>();
        services.AddHostedService<Housekeeping>();
        services.AddHostedService<LeanStart>();
    }
}

using Bot.Api.ResidentActs.Uploads;
using Bot.Data.Accounts;

namespace Bot.Api.ResidentActs;

/// <summary>What residents do and read outside the chat, whichever door it is.</summary>
public static class ResidentActsServices
{
    public static void AddResidentActs(this IServiceCollection services)
    {
        services.AddSingleton<OwnKeys>();
        services.AddSingleton<ActPipeline>();
        services.AddSingleton<FileReport>();
        services.AddSingleton<IntakeActs>();
        services.AddSingleton<ResidentIntakes>();
        services.AddSingleton<Handlers>();
        services.AddSingleton<HomeActs>();
        services.AddSingleton<DraftDesk>();
        services.AddSingleton<Asking>();
        services.AddSingleton<IResidentRecords, DraftRecords>();
        services.AddSingleton<IResidentRecords, UploadRecords>();
        services.AddSingleton<PartFiles>();
        services.AddSingleton<UploadFinish>();
        services.AddSingleton<UploadDesk>();
        services.AddSingleton<UploadSweep>();
    }
}

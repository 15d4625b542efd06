using System.CommandLine;
using Bot.Api.Hosting;
using Bot.Data.Audit;
using Bot.Data.Intakes;
using Bot.Data.Storage;

namespace Bot.Api.Intakes;

/// <summary><c>verify-audit</c>: walks every intake's timeline and the audit of the desk, and finds a changed, removed or reordered entry.</summary>
public static class AuditVerb
{
    public static Command VerifyAudit()
    {
        var command = new Command("verify-audit", "Checks the hash chain of every timeline and of the desk's audit.");
        command.SetAction((parsed, cancellation) => VerbHost.GuardAsync(() => RunAsync(VerbHost.Settings(parsed), cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(BotSettings settings, CancellationToken cancellation)
    {
        var options = BotDatabase.Options(settings.ConnectionString);
        await BotDatabase.MigrateAsync(options, cancellation);
        await using var db = new BotDbContext(options);
        string[] faults = [.. await TimelineAudit.FindFaultsAsync(db, cancellation), .. await AuditCheck.FindFaultsAsync(db, cancellation)];
        foreach (var fault in faults)
        {
            await Console.Error.WriteLineAsync(fault);
        }

        Console.WriteLine(faults.Length == 0 ? "Every timeline is whole. So is the audit of the desk." : $"{faults.Length} faults.");
        return faults.Length == 0 ? VerbHost.Done : VerbHost.Refused;
    }
}

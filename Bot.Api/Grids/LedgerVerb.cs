using System.CommandLine;
using System.Text;
using Bot.Api.Hosting;
using Bot.Data.Grids;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Grids;

/// <summary><c>grid-ledger [CODE] --out FOLDER</c>: 一格一账, of one grid or of all, as two files for a spreadsheet.</summary>
public static class LedgerVerb
{
    /// <summary>Spreadsheets take a file for Chinese by this.</summary>
    private static readonly UTF8Encoding WithMark = new(encoderShouldEmitUTF8Identifier: true);

    public static Command GridLedger()
    {
        var code = new Argument<string?>("code") { Description = "A grid's code; absent: every grid.", Arity = ArgumentArity.ZeroOrOne };
        var folder = new Option<DirectoryInfo>("--out") { Description = $"Where {Grids.GridLedger.GridsFile} and {Grids.GridLedger.IntakesFile} go, under the profile's own name of the ledger where it has one.", Required = true };
        var command = new Command("grid-ledger", "Writes each grid's ledger: its people, and every intake it had.") { code, folder };
        command.SetAction((parsed, cancellation) => VerbHost.GuardAsync(() => RunAsync(VerbHost.Settings(parsed), parsed.GetValue(code), parsed.GetValue(folder)!, cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(BotSettings settings, string? code, DirectoryInfo folder, CancellationToken cancellation)
    {
        var profile = ProfileFile.Read(settings.ProfilePath);
        var options = BotDatabase.Options(settings.ConnectionString);
        await BotDatabase.MigrateAsync(options, cancellation);
        await using var db = new BotDbContext(options);
        var grids = await db.Grids.AsNoTracking().Include(g => g.Members).Where(g => code == null || g.Code == code).OrderBy(g => g.Code).ToListAsync(cancellation);
        if (grids.Count == 0 && code is not null)
        {
            return VerbHost.Refuse($"code: there is no grid \"{code}\".");
        }

        var (gridsFile, intakesFile) = Grids.GridLedger.Files(profile);
        folder.Create();
        await using (var file = new StreamWriter(Path.Combine(folder.FullName, gridsFile), append: false, WithMark))
        {
            await Grids.GridLedger.WriteGridsAsync(file, grids, profile);
        }

        await using var intakes = new StreamWriter(Path.Combine(folder.FullName, intakesFile), append: false, WithMark);
        var count = await Grids.GridLedger.WriteIntakesAsync(intakes, db, grids, profile, cancellation);
        Console.WriteLine($"{grids.Count} grids, {count} intakes.");
        return VerbHost.Done;
    }
}

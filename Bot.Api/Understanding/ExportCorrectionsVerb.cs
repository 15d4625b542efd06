using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Bot.Api.Conversations;
using Bot.Api.Hosting;
using Bot.Api.LanguageModel;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Understanding;

/// <summary>
/// <c>export-corrections --out FILE</c>: what residents chose where the classifier was not sure, and what the desk corrected, as rows to learn from
/// (<c>text</c>, <c>item</c>, <c>offered</c>). Numbers, addresses of mail and told names are taken out; nothing says whose it was.
/// What is confidential or about a grid worker stays in the house.
/// </summary>
public static class ExportCorrectionsVerb
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static Command ExportCorrections()
    {
        var output = new Option<FileInfo>("--out") { Description = "JSON lines to write.", Required = true };
        var command = new Command("export-corrections", "Writes what residents chose and the desk corrected as rows to learn from.") { output };
        command.SetAction((parsed, cancellation) => VerbHost.GuardAsync(() => RunAsync(parsed.GetValue(output)!, VerbHost.Settings(parsed), cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo output, BotSettings settings, CancellationToken cancellation)
    {
        var items = ItemList.Of(ProfileFile.Read(settings.ProfilePath));
        var options = BotDatabase.Options(settings.ConnectionString);
        await BotDatabase.MigrateAsync(options, cancellation);
        await using var db = new BotDbContext(options);
        await using var writer = new StreamWriter(output.FullName);
        var written = 0;
        await foreach (var line in LinesAsync(db, items).WithCancellation(cancellation))
        {
            await writer.WriteLineAsync(line.AsMemory(), cancellation);
            written++;
        }

        Console.WriteLine($"{written} corrections.");
        return VerbHost.Done;
    }

    /// <summary>One line each, oldest first.</summary>
    /// <param name="db">Read once.</param>
    /// <param name="items">The place's list. The shipped model knows nothing of a place's own items: they are written as what they are a part of.</param>
    public static async IAsyncEnumerable<string> LinesAsync(BotDbContext db, IReadOnlyList<ServiceItem> items)
    {
        var builtIn = items.ToDictionary(i => i.Code, i => i.PartOf ?? i.Code, StringComparer.Ordinal);
        var rows = db.ItemCorrections.AsNoTracking().OrderBy(c => c.IntakeId).ThenBy(c => c.At)
            .Join(db.Intakes.Where(i => !i.Confidential && !i.AboutWorker), c => c.IntakeId, i => i.Id, (c, i) => new { c.Chosen, c.Offered, i.Text });
        await foreach (var row in rows.AsAsyncEnumerable())
        {
            // What the place has taken off its list since cannot be told any more.
            if (builtIn.TryGetValue(row.Chosen, out var item))
            {
                var offered = row.Offered.Split(',').Select(o => builtIn.GetValueOrDefault(o)).OfType<string>().Distinct(StringComparer.Ordinal);
                yield return JsonSerializer.Serialize(new { text = Redaction.Of(row.Text), item, offered }, Json);
            }
        }
    }
}

using System.CommandLine;
using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Grids;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Dialogs.Welcoming;
using Bot.WeChat;
using Bot.WeChat.Api;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Grids;

/// <summary><c>contact-cards [--grid CODE] --out FILE.html</c>: 民情联系卡 to print. With the account's settings each has its code (带参数的二维码, scene <c>grid:{code}</c>).</summary>
public static class ContactCardsVerb
{
    /// <summary>WeChat keeps at most so many permanent codes of one account (生成带参数的二维码).</summary>
    public const int MostCodes = 100_000;

    public static Command ContactCards()
    {
        var grid = new Option<string?>("--grid") { Description = "A grid's code; absent: every grid in force." };
        var file = new Option<FileInfo>("--out") { Description = "The page to write, .html.", Required = true };
        var command = new Command("contact-cards", "Writes a page of contact cards to print, one for each grid.") { grid, file };
        command.SetAction((parsed, cancellation) => VerbHost.GuardAsync(() => RunAsync(VerbHost.Configuration(parsed), VerbHost.Settings(parsed), parsed.GetValue(grid), parsed.GetValue(file)!, cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(IConfiguration configuration, BotSettings settings, string? code, FileInfo file, CancellationToken cancellation)
    {
        var profile = ProfileFile.Read(settings.ProfilePath);
        var options = BotDatabase.Options(settings.ConnectionString);
        await BotDatabase.MigrateAsync(options, cancellation);
        await using var db = new BotDbContext(options);
        var today = VerbHost.Clock.GetChinaNow().ChinaDate();
        var grids = await db.Grids.AsNoTracking().Include(g => g.Members).OrderBy(g => g.Code)
            .Where(g => (g.ValidFrom == null || g.ValidFrom <= today) && (g.ValidTo == null || g.ValidTo >= today) && (code == null || g.Code == code))
            .ToListAsync(cancellation);
        if (grids.Count == 0 || grids.Count > MostCodes)
        {
            return VerbHost.Refuse(grids.Count == 0 ? $"No grid{(code is null ? "" : $" \"{code}\"")} is in force." : $"{grids.Count} grids: WeChat keeps {MostCodes} codes.");
        }

        var (codes, problem) = await CodesAsync(configuration, grids, cancellation);
        await File.WriteAllTextAsync(file.FullName, Grids.ContactCards.Page(grids, profile, codes), cancellation);
        Console.WriteLine($"{grids.Count} cards, {codes.Count} with a code.{(problem is null ? "" : " " + problem)}");
        return VerbHost.Done;
    }

    /// <summary>The codes that the account makes; at the first refusal the rest go without, and the reason is said.</summary>
    private static async Task<(Dictionary<string, string> Codes, string? Problem)> CodesAsync(IConfiguration configuration, List<Grid> grids, CancellationToken cancellation)
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        if (WeChatServices.Missing(configuration) is { Count: > 0 } missing)
        {
            return (codes, $"For codes these settings are missing: {string.Join(", ", missing)}.");
        }

        await using var services = new ServiceCollection().AddSingleton(VerbHost.Clock).AddWeChat(configuration).BuildServiceProvider();
        var account = services.GetRequiredService<OfficialAccountClient>();
        foreach (var grid in grids)
        {
            var made = await account.CreateQrCode(GridScene.Of(grid.Code), life: null, cancellation);
            if (!made.IsOk)
            {
                return (codes, $"The account made no code for {grid.Code}: {made.Error.Name} ({made.Error.Code}).");
            }

            codes[grid.Code] = made.Value.Content;
        }

        return (codes, null);
    }
}

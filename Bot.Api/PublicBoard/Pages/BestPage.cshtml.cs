using Bot.Api.Desk.Performance;
using Bot.Data;
using Bot.Data.Figures;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.PublicBoard.Pages;

/// <summary>One list as anybody may read it: who is left on it, and until when objections are heard.</summary>
public sealed record PublicBest(string Report, string Title, IReadOnlyList<BestName> Names, DateTimeOffset NoticeUntil, bool IsNotice, bool IsConfirmed);

/// <summary><c>GET /public/best</c>: the best workers in their days of notice (公示) and after, where the place gives such days.</summary>
public sealed class BestPage(Profile profile, IDbContextFactory<BotDbContext> database, TimeProvider clock) : PublicPage
{
    /// <summary>Lists shown, the latest first.</summary>
    public const int Most = 12;

    public IReadOnlyList<PublicBest> Lists { get; private set; } = [];

    /// <summary>Days of notice are days in public; a report without them stays at the desk.</summary>
    public static bool Publishes(Profile profile) => profile.Reports.Any(IsPublic);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!Publishes(profile))
        {
            return Nothing("这里不公示评优名单。");
        }

        var now = clock.GetChinaNow();
        var reports = profile.Reports.Where(IsPublic).ToDictionary(r => r.Name, StringComparer.Ordinal);
        string[] names = [.. reports.Keys];
        await using var db = await database.CreateDbContextAsync(cancellation);
        var lists = await db.BestLists.AsNoTracking().Where(b => names.Contains(b.Report) && b.Outcome != BestList.Withdrawn).OrderByDescending(b => b.PublishedAt).Take(Most).ToListAsync(cancellation);
        var starts = lists.ConvertAll(l => l.Start);
        var upheld = await db.BestObjections.AsNoTracking().Where(o => names.Contains(o.Report) && starts.Contains(o.Start) && o.Upheld == true).ToListAsync(cancellation);
        Lists = [.. lists.Select(l => new PublicBest(
            l.Report, BestNotice.Title(l, reports[l.Report].Every), BestNotice.Left(l, upheld.Where(o => o.Report == l.Report && o.Start == l.Start && o.Version == l.Version)), l.NoticeUntil, l.Outcome is null && l.NoticeUntil > now, l.Outcome == BestList.Confirmed))];
        return Page();
    }

    private static bool IsPublic(ProfileReport report) => report is { Kind: ReportKind.Best, NoticeDays: > 0 };
}

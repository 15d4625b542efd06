using System.Net;
using System.Text.Json;
using Bot.Api.Desk.Figures;
using Bot.Api.Grids;
using Bot.Data;
using Bot.Data.Audit;
using Bot.Data.Figures;
using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Tests.Dispatching;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Spreadsheet = DocumentFormat.OpenXml.Spreadsheet;

namespace Bot.Tests.Desk;

/// <summary>Figures: what is kept bit by bit is what counting anew comes to; what is overdue and open is late; everybody sees their own.</summary>
public sealed class FiguresTests
{
    private static readonly Actor Worker = new(ActorRole.GridWorker, "演示周芳", "w1", "专职网格员");

    [Fact]
    public async Task What_is_kept_bit_by_bit_is_what_counting_anew_comes_to()
    {
        await using var host = await DeskHost.StartAsync();
        await HappenAsync(host);
        await host.Service<FigureKeeper>().CatchUpAsync(CancellationToken.None);
        await host.ReportAsync(grid: DeskHost.FarGrid);
        host.Clock.WindTo(host.Clock.GetUtcNow() + TimeSpan.FromDays(9));

        // The watch over deadlines goes on meanwhile: when it is done, both ways say the same.
        for (var left = 40; ; left--)
        {
            await host.Service<FigureKeeper>().CatchUpAsync(CancellationToken.None);
            var kept = await SpellAsync(host);
            await FigureRebuild.RunAsync(host.Service<IDbContextFactory<BotDbContext>>(), host.Service<GroupCommit>(), Rules(host), host.Clock.GetChinaNow(), CancellationToken.None);
            var anew = await SpellAsync(host);
            if (kept == anew || left == 0)
            {
                Assert.Equal(anew, kept);
                break;
            }
        }

        var whole = await host.ReadAsync(db => db.FigureCells.AsNoTracking().SingleAsync(c => c.Span == FigureSpan.Month && c.Dimension == FigureDimension.Whole));
        Assert.Equal((5, 1, 1, 1), (whole.Received, whole.Resolved, whole.Rated, whole.Satisfied));
        Assert.Equal((1, 4), (whole.OnTime, whole.Late));
    }

    [Fact]
    public async Task Overdue_and_open_is_late_though_nothing_happened()
    {
        await using var host = await DeskHost.StartAsync();
        var intake = await host.ReportAsync();
        await host.Service<FigureKeeper>().CatchUpAsync(CancellationToken.None);
        Assert.False((await FactAsync(host, intake)).Late);
        await host.Service<GroupCommit>().Run(session => session.Execute("""UPDATE "intake_facts" SET "RunsUntil" = @0 """, host.Clock.GetUtcNow()));
        await host.Service<GroupCommit>().Run(session => session.Execute("""UPDATE "deadlines" SET "Due" = @0 WHERE "Kind" = 1""", host.Clock.GetUtcNow()));
        await host.Service<FigureKeeper>().CatchUpAsync(CancellationToken.None);
        Assert.True((await FactAsync(host, intake)).Late);
    }

    [Fact]
    public async Task Every_figure_leads_to_its_intakes_and_everybody_sees_their_own()
    {
        await using var host = await DeskHost.StartAsync();
        var done = await HappenAsync(host);
        await host.Service<FigureKeeper>().CatchUpAsync(CancellationToken.None);
        using var leader = await host.SignedInAsync("leader");
        Assert.Equal(HttpStatusCode.OK, await leader.GetAsync("/desk/figures?period=week"));
        Assert.Contains("演示近村第1网格", leader.Text, StringComparison.Ordinal);
        await leader.GetAsync("/desk/figures/intakes?period=day&what=resolved");
        Assert.Contains(done.Number.ToString(), leader.Text, StringComparison.Ordinal);
        await leader.GetAsync("/desk/figures/intakes?period=day&what=received");
        Assert.Equal(4, leader.Html.Split("data-row").Length - 1);
        using var far = await host.SignedInAsync("far");
        await far.GetAsync("/desk/figures/intakes?period=year&what=received");
        Assert.DoesNotContain("WG-", far.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await far.GetAsync("/desk/figures?area=" + DeskHost.NearTownship));
        using var housing = await host.SignedInAsync("housing");
        await housing.GetAsync("/desk/figures/intakes?period=month");
        Assert.Equal(1, housing.Html.Split("data-row").Length - 1);
    }

    [Fact]
    public async Task A_report_is_a_page_and_an_excel_file_and_who_took_it_is_on_record()
    {
        await using var host = await DeskHost.StartAsync();
        await HappenAsync(host);
        await host.Service<FigureKeeper>().CatchUpAsync(CancellationToken.None);
        using var browser = await host.SignedInAsync("leader");
        foreach (var period in new[] { "day", "week", "month", "quarter", "year" })
        {
            Assert.Equal(HttpStatusCode.OK, await browser.GetAsync("/desk/reports?period=" + period));
        }

        await browser.GetAsync("/desk/reports/export.xlsx?period=month");
        await using var bytes = await browser.Last.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var book = SpreadsheetDocument.Open(bytes, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book, TestContext.Current.CancellationToken).Select(e => e.Description));
        var sheets = book.WorkbookPart!.Workbook.Sheets!.Elements<Spreadsheet.Sheet>().ToList();
        Assert.Equal(["汇总", "走势"], sheets.Take(2).Select(s => s.Name!.Value));
        var total = Cells(book, sheets[0])[1];
        Assert.Equal(["2026年11月", "4", "1"], total.Take(3));
        Assert.Contains(sheets.Where(s => s.Name!.Value!.StartsWith('按')), s => Cells(book, s).Exists(row => row[0] == "演示近村第1网格"));
        Assert.Equal(1, await host.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Act == AuditActs.FiguresExported)));
        if (Environment.GetEnvironmentVariable("DESK_PICTURES") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, "report.xlsx"), await browser.Last.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task The_feed_of_performance_names_who_brought_the_results()
    {
        await using var host = await DeskHost.StartAsync();
        await HappenAsync(host);
        await host.Service<FigureKeeper>().CatchUpAsync(CancellationToken.None);
        using var browser = await host.SignedInAsync("leader");
        await browser.GetAsync("/desk/performance/export.json?period=month");
        var row = JsonDocument.Parse(browser.Html).RootElement.EnumerateArray().Single();
        Assert.Equal(("w1", "演示周芳", 1), (row.GetProperty("userId").GetString(), row.GetProperty("name").GetString(), row.GetProperty("resolved").GetInt32()));
        await browser.GetAsync("/desk/performance/export.csv?period=month");
        Assert.Contains("\"w1\",\"演示周芳\"", browser.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync("/desk/performance?period=month"));
        Assert.Equal(HttpStatusCode.OK, await browser.GetAsync("/desk/figures/ratings"));
    }

    [Fact]
    public async Task A_form_of_accountability_comes_filled_is_kept_as_rows_and_leaves_its_acts()
    {
        await using var host = await DeskHost.StartAsync();
        var done = await HappenAsync(host);
        using var browser = await host.SignedInAsync("leader");
        var home = $"/desk/intakes/{done.Number}/accountability/b";
        await browser.GetAsync(home);
        Assert.Contains("接单 演示周芳", browser.Text, StringComparison.Ordinal);
        await browser.SendAsync(home, ("number", done.Number.ToString()), ("cause", "演示：居民来电反映"));
        Assert.Equal(home, browser.SentTo);
        await browser.GetAsync(home);
        await browser.SendAsync(home, ("number", done.Number.ToString()), ("cause", "演示：居民又来电"));
        await browser.GetAsync(home + "/print");
        Assert.Contains("居民又来电", browser.Text, StringComparison.Ordinal);
        await browser.GetAsync(home + ".docx");
        await using var bytes = await browser.Last.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        using var document = WordprocessingDocument.Open(bytes, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => e.Description));
        var body = document.MainDocumentPart!.Document.Body!;
        Assert.Contains("倒查", body.Elements<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().First().InnerText, StringComparison.Ordinal);
        var rows = body.Descendants<DocumentFormat.OpenXml.Wordprocessing.TableRow>().ToList();
        Assert.All(rows, row => Assert.Equal(2, row.Elements<DocumentFormat.OpenXml.Wordprocessing.TableCell>().Count()));
        Assert.Contains(rows, row => row.InnerText.EndsWith("演示：居民又来电", StringComparison.Ordinal));
        Assert.Equal(2, await host.ReadAsync(db => db.AccountabilityCases.CountAsync()));
        Assert.Equal((2, 1), (await host.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Act == AuditActs.AccountabilitySaved)), await host.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Act == AuditActs.AccountabilityExported))));
    }

    /// <summary>Four are reported: one is resolved and rated, one is a department's, one has no grid, one nobody touches.</summary>
    internal static async Task<Intake> HappenAsync(DeskHost host)
    {
        var done = await host.ReportAsync();
        await host.ReportAsync(department: DispatchPlace.Department);
        await host.ReportAsync(grid: null);
        await host.ReportAsync();
        var at = host.Clock.GetChinaNow();
        await host.Service<GroupCommit>().Run(session =>
        {
            IntakeMoves.Make(session, done.Id, new MoveRequest(Move.Accept, Worker, at.AddMinutes(5)));
            IntakeMoves.Make(session, done.Id, new MoveRequest(Move.Resolve, Worker, at.AddMinutes(9), "换了新灯泡，已经亮了"));
            var verdict = IntakeMoves.Make(session, done.Id, new MoveRequest(Move.Rate, new Actor(ActorRole.Resident, "居民"), at.AddMinutes(10)), i => i.Rating = 5);
            session.Insert(new Bot.Data.Ratings.Rating { IntakeId = done.Id, Sequence = ((MoveVerdict.Made)verdict).Entry.Sequence, Score = 5, At = at.AddMinutes(10) });
        });
        return done;
    }

    /// <summary>Rows of a sheet as texts.</summary>
    private static List<List<string>> Cells(SpreadsheetDocument book, Spreadsheet.Sheet sheet) =>
        [.. ((WorksheetPart)book.WorkbookPart!.GetPartById(sheet.Id!.Value!)).Worksheet.Descendants<Spreadsheet.Row>().Select(r => r.Elements<Spreadsheet.Cell>().Select(c => c.InnerText).ToList())];

    internal static async Task RebuildAsync(DeskHost host) =>
        await FigureRebuild.RunAsync(host.Service<IDbContextFactory<BotDbContext>>(), host.Service<GroupCommit>(), Rules(host), host.Clock.GetChinaNow(), CancellationToken.None);

    private static FigureRules Rules(DeskHost host) => new(host.Service<Profile>(), host.Service<LiveGridDirectory>().Current);

    private static Task<IntakeFact> FactAsync(DeskHost host, Intake intake) => host.ReadAsync(db => db.IntakeFacts.AsNoTracking().SingleAsync(f => f.IntakeId == intake.Id));

    private static async Task<string> SpellAsync(DeskHost host)
    {
        var facts = await host.ReadAsync(db => db.IntakeFacts.AsNoTracking().OrderBy(f => f.IntakeId).ToListAsync());
        var cells = await host.ReadAsync(db => db.FigureCells.AsNoTracking().ToListAsync());
        return string.Join('\n', facts.Select(FigureBook.Spell).Concat(cells.Select(c => JsonSerializer.Serialize(c)).Order(StringComparer.Ordinal)));
    }
}

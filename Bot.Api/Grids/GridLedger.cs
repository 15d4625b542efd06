using System.Globalization;
using Bot.Api.Conversations;
using Bot.Data;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using CsvHelper;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Grids;

/// <summary>
/// 一格一账: for each grid what it is and who serves it, and every intake it had. Written row by row, so that a city's years fit.
/// What is sealed or about a grid worker is not the grid's and stands in neither file; phone numbers of residents are masked.
/// </summary>
public static class GridLedger
{
    public const string GridsFile = "grids.csv";
    public const string IntakesFile = "intakes.csv";

    /// <summary>The two files, by the place's own name of its ledger where it has one: 一格一账-grids.csv.</summary>
    public static (string Grids, string Intakes) Files(Profile profile)
    {
        var name = string.Concat((profile.FormName(FormKind.Ledger) ?? "").Where(c => !NotInFileNames.Contains(c) && !char.IsControl(c)));
        return name.Length == 0 ? (GridsFile, IntakesFile) : ($"{name}-{GridsFile}", $"{name}-{IntakesFile}");
    }

    /// <summary>On any system that the files may be carried to.</summary>
    private const string NotInFileNames = "\\/:*?\"<>|";

    private static readonly string[] GridColumns = ["网格编码", "网格名称", "类别", "所属村（社区）代码", "范围", "户数", "人员"];
    private static readonly string[] IntakeColumns =
        ["网格编码", "编号", "登记时间", "类型", "事项", "紧急", "内容", "地点", "办理层级", "状态", "经办人", "答复期限", "办结时间", "办理结果", "评分"];

    /// <summary>A cell that a spreadsheet would take for a formula is written as text.</summary>
    private static readonly CsvWriterOptions Csv = new() { Injection = CsvInjection.Escape };

    /// <returns>How many grids.</returns>
    public static async Task<int> WriteGridsAsync(TextWriter to, IReadOnlyList<Grid> grids, Profile profile)
    {
        await using var csv = CsvWriter.Create(to, Csv, leaveOpen: true);
        await csv.WriteRecordAsync(GridColumns);
        foreach (var grid in grids)
        {
            await csv.WriteRecordAsync([grid.Code, grid.Name, KindOf(grid, profile), grid.Parent, grid.Area, grid.Households?.ToString(CultureInfo.InvariantCulture) ?? "",
                string.Join("；", grid.Members.OrderBy(m => m.Order).Select(m => $"{m.Role} {m.Name} {m.Phone}".TrimEnd()))]);
        }

        return grids.Count;
    }

    /// <param name="to">Where the rows go.</param>
    /// <param name="db">Read once, oldest intake first.</param>
    /// <param name="grids">Of which grids.</param>
    /// <param name="profile">Names of rungs and items.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <returns>How many intakes.</returns>
    public static async Task<int> WriteIntakesAsync(TextWriter to, BotDbContext db, IReadOnlyList<Grid> grids, Profile profile, CancellationToken cancellation)
    {
        var (codes, items) = (grids.Select(g => g.Code).ToHashSet(StringComparer.Ordinal), ItemList.Of(profile).ToDictionary(i => i.Code, i => i.Name, StringComparer.Ordinal));
        await using var csv = CsvWriter.Create(to, Csv, leaveOpen: true);
        await csv.WriteRecordAsync(IntakeColumns, cancellation);
        var count = 0;
        var rows = db.Intakes.AsNoTracking().Where(i => i.GridCode != null && !i.Confidential && !i.AboutWorker).OrderBy(i => i.Id).Select(i => new
        {
            Intake = i,
            Result = db.Timeline.Where(t => t.IntakeId == i.Id && t.Move == Move.Resolve && t.IsPublic).OrderByDescending(t => t.Sequence).Select(t => new { t.At, t.Note }).FirstOrDefault(),
        });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var intake = row.Intake;
            if (!codes.Contains(intake.GridCode!))
            {
                continue;
            }

            count++;
            await csv.WriteRecordAsync([intake.GridCode!, intake.Number.ToString(), Moment(intake.SubmittedAt), KindName(intake.Kind), items.GetValueOrDefault(intake.Item, intake.Item),
                intake.Urgent ? "是" : "", Masking.Mask(intake.Text), Masking.Mask(intake.PlaceText), profile.Ladder.RungOf(intake.Level).Name, StatusName(intake.Status),
                intake.HandlerName ?? "", Moment(intake.Due), row.Result is { } result ? Moment(result.At) : "", Masking.Mask(row.Result?.Note ?? ""),
                intake.Rating?.ToString(CultureInfo.InvariantCulture) ?? ""], cancellation);
        }

        return count;
    }

    private static string KindOf(Grid grid, Profile profile) => profile.Grids.Kinds.FirstOrDefault(k => k.Kind == grid.Kind)?.Name ?? grid.Kind;

    private static string Moment(DateTimeOffset at) => at.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string KindName(string kind) => kind switch
    {
        "complaint" => "投诉",
        "request" => "求助",
        "inquiry" => "咨询",
        "suggestion" => "建议",
        "praise" => "表扬",
        _ => kind,
    };

    private static string StatusName(IntakeStatus status) => status switch
    {
        IntakeStatus.Submitted => "待接单",
        IntakeStatus.Accepted => "已接单",
        IntakeStatus.Assigned => "已派单",
        IntakeStatus.Handling => "办理中",
        IntakeStatus.Extended => "已延期",
        IntakeStatus.Escalated => "已上报",
        IntakeStatus.Returned => "已退回",
        IntakeStatus.Resolved => "已办结",
        IntakeStatus.Verified => "已核实",
        IntakeStatus.Closed => "已结束",
        IntakeStatus.Rejected => "不受理",
        IntakeStatus.Withdrawn => "已撤回",
        IntakeStatus.Merged => "已并办",
        IntakeStatus.Reopened => "重办",
        _ => status.Spell(),
    };
}

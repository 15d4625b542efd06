using Bot.Data.Grids;
using Bot.Data.Knowledge;
using Bot.Dialogs;
using Bot.Dialogs.Understanding;
using Bot.Tests.Consulting;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Grid = Bot.Data.Grids.Grid;

namespace Bot.Tests.Dialogs;

/// <summary>A guide in memory over a few demo grids: the pure seam, really implemented, without a database behind it.</summary>
internal sealed class FakeGuide : IGuide
{
    public static readonly IUnderstanding Words = LearnedUnderstanding.Shipped;

    public static readonly Jurisdiction Town = new("西岗镇", "0632-5550100", "12345", ServiceItems.All) { Office = "镇网格化服务中心" };

    private static readonly KnowledgeIndex Documents = ShippedKnowledge.Of("xigang");

    private static readonly DemoGrid[] Grids =
    [
        DemoOf("370481106226001", "半阁村第1网格", 0, "半阁村", "半阁村1组", "滨河祥瑞雅苑", "安居新村"),
        DemoOf("370481106226002", "半阁村第2网格", 1, "半阁村", "半阁村2组", "金色盛世新村", "半阁村解放街59号"),
        DemoOf("370481106226003", "半阁村第3网格", 2, "半阁村", "半阁村3组", "紫薇盛世家园"),
        DemoOf("370481106260001", "孔满楼村第1网格", 3, "孔满楼村", "孔满楼村1组", "翠湖小区", "东方小区"),
        DemoOf("370481106260002", "孔满楼村第2网格", 4, "孔满楼村", "孔满楼村2组", "盛世嘉和家园"),
        DemoOf("370481106009001", "西岗新居社区第1网格", 5, "西岗新居社区", "西岗新居社区1组", "福临安居小区"),
        DemoOf("370481106242002", "丁堂村第2网格", 6, "丁堂村", "丁堂村2组", "锦绣家园"),
        DemoOf("370481106231002", "栾庄村第2网格", 7, "栾庄村", "栾庄村2组", "善国小区", "书香小区"),
    ];

    private const double West = 117;
    private const double South = 34.95;
    private const double Side = 0.01;

    /// <summary>The directory as the house has it: places in words, borders and addresses are looked up there.</summary>
    private static readonly GridDirectory Directory = GridDirectory.Build(Grids.Select(Listed), new DateOnly(2026, 11, 21), []);

    public List<IntakeSummary> Intakes { get; } = [];

    public string? HomeCode { get; set; }

    // 2026-11-21 is a Saturday.
    public DateTimeOffset Now { get; set; } = new(2026, 11, 21, 9, 30, 0, TimeSpan.FromHours(8));

    public Jurisdiction Jurisdiction => Town;

    public IUnderstanding Understanding => Words;

    public GridNotice? HomeGrid => HomeCode is null ? null : GridByCode(HomeCode);

    public IReadOnlyList<IntakeSummary> MyIntakes => Intakes;

    /// <summary>What neighbours reported: with the draft it came from.</summary>
    public List<(NeighbourIntake Intake, Draft Draft)> Neighbours { get; } = [];

    public NeighbourIntake? SameLately(Draft draft) => draft.Urgent || draft.Confidential || draft.AboutWorker || draft.Place is null ? null
        : Neighbours.Where(n => n.Draft.Item == draft.Item && n.Draft.Place!.GridCode == draft.Place.GridCode && SameSpot(n.Draft.Place, draft.Place)
            && Intakes.All(i => i.Number != n.Intake.Number)).Select(n => n.Intake).FirstOrDefault();

    private static bool SameSpot(DraftPlace one, DraftPlace other) =>
        one.Longitude is not null && other.Longitude is not null ? one.Longitude == other.Longitude : one.Words == other.Words;

    public static (double Longitude, double Latitude) PointIn(string gridName)
    {
        var grid = Grids.Single(g => g.Notice.Name == gridName);
        return (West + ((grid.Cell + 0.5) * Side), South + (Side / 2));
    }

    public GridNotice? GridAt(double longitude, double latitude) =>
        Directory.At(new GeoPoint(longitude, latitude)) is { } grid ? GridByCode(grid.Code) : null;

    /// <summary>Only where 锦绣家园 stands is known: in the middle of its grid.</summary>
    public string? AddressNear(double longitude, double latitude) => Directory.AddressNear(new GeoPoint(longitude, latitude))?.Text;

    public GridNotice? GridByCode(string code) => Grids.FirstOrDefault(g => g.Notice.Code == code)?.Notice;

    public IReadOnlyList<PlaceMatch> FindPlaces(string words) =>
        [.. Directory.FindPlaces(words).Select(m => new PlaceMatch(m.Words, m.Address, m.GridCode, m.GridName, m.Certain) { AsSaid = m.AsSaid })];

    public Promise PromiseFor(Draft draft) => draft.AboutWorker || draft.Place?.GridCode is null
        ? new("监督热线", "", Town.SupervisionPhone, new(2026, 11, 27, 17, 30, 0, TimeSpan.FromHours(8)))
        : new("专职网格员", "王小演", "13200004448", draft.Urgent ? Now.AddHours(2) : new(2026, 11, 26, 17, 30, 0, TimeSpan.FromHours(8)));

    public IReadOnlyList<Passage> FindPassages(string question) =>
        [.. Documents.Find(question, 3).Select(f => new Passage(f.Passage.Source, f.Answer))];

    private static Grid Listed(DemoGrid grid)
    {
        var west = West + (grid.Cell * Side);
        var border = new Polygon(new LinearRing([new(west, South), new(west + Side, South), new(west + Side, South + Side), new(west, South + Side), new(west, South)]));
        return new Grid
        {
            Code = grid.Notice.Code,
            Name = grid.Notice.Name,
            Parent = grid.Notice.Code[..12],
            Border = new WKBWriter().Write(border),
            Addresses = [.. grid.Addresses.Select(text => new GridAddress
            {
                Text = $"西岗镇{text}",
                Longitude = text == "锦绣家园" ? west + (Side / 2) : null,
                Latitude = text == "锦绣家园" ? South + (Side / 2) : null,
            })],
        };
    }

    private static DemoGrid DemoOf(string code, string name, int cell, params string[] addresses) => new(
        new(code, name, $"{string.Join('、', addresses)}（演示）",
        [
            new("网格长", "李大演", "13100001111"),
            new("专职网格员", "王小演", "13200004448"),
        ], Town.SupervisionPhone), cell, addresses);

    private sealed record DemoGrid(GridNotice Notice, int Cell, string[] Addresses);
}

using Bot.Data.Grids;

namespace Bot.Benchmarks.Grids;

/// <summary>
/// A made-up district of towns, villages, compounds, roads and landmarks, the same for the same seed. Names are put together
/// from a few dozen words, as real compounds are, so that many differ by one word; some stand in two villages, and some
/// villages in two towns, as they do.
/// </summary>
public sealed class PlaceDistrict
{
    private const int GridsPerVillage = 3;
    private const int VillagesPerTown = 40;

    private static readonly string[] Roads = ["建国路", "胜利街", "青年路", "迎宾大道", "环城路", "健康路", "光明街", "新华路", "团结路", "滨江路", "东风街", "幸福路"];
    private static readonly string[] Landmarks = ["中心小学", "人民医院", "农贸市场", "文化广场", "汽车站", "实验中学"];
    private static readonly string[] Towns = ["青溪", "石门", "柳河", "双桥", "白云", "大山", "沙河", "南阳", "北塘", "新安", "古城", "凤山", "安平", "龙泉", "清水", "红星"];

    private readonly Random _random;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private PlaceDistrict(int seed, PlaceStyle style) => (_random, Style) = (new Random(seed), style);

    /// <summary>One compound: its town, its name, how many buildings are listed, its grid.</summary>
    public sealed record Compound(string Town, string Village, string Name, int Buildings, string Grid);

    /// <summary>One door: village, road, number, grid.</summary>
    public sealed record Door(string Village, string Road, int Number, string Grid);

    /// <summary>What its names are made of.</summary>
    public PlaceStyle Style { get; }

    public List<Grid> Grids { get; } = [];

    public List<Compound> Compounds { get; } = [];

    public List<Door> Doors { get; } = [];

    /// <summary>Village, group, grid and town.</summary>
    public List<(string Village, int Group, string Grid, string Town)> Groups { get; } = [];

    public static PlaceDistrict Make(int seed, int grids, int compoundsPerGrid = 2, int buildings = 3, int doors = 1, PlaceStyle? style = null)
    {
        var district = new PlaceDistrict(seed, style ?? PlaceStyle.Varied);
        for (var i = 0; i < grids; i++)
        {
            district.AddGrid(i, compoundsPerGrid, buildings, doors);
        }

        return district;
    }

    private void AddGrid(int i, int compounds, int buildings, int doors)
    {
        var village = i / GridsPerVillage;
        var town = village / VillagesPerTown;
        var townName = Towns[town % Towns.Length] + (town / Towns.Length is > 0 and var round ? $"{(char)('甲' + round)}" : "") + "镇";
        var number = (i % GridsPerVillage) + 1;
        var villageName = number == 1 ? NewVillage() : Groups[^1].Village;
        var parent = $"{371000000 + town}{village % VillagesPerTown:000}";
        var grid = new Grid { Code = $"{parent}{number:000}", Parent = parent, Name = $"{villageName}第{number}网格", Area = $"{villageName}{number}组" };
        List($"{townName}{villageName}{number}组");
        Groups.Add((villageName, number, grid.Code, townName));
        for (var k = 0; k < compounds; k++)
        {
            var name = NewCompound();
            List(townName + name);
            for (var b = 1; b <= buildings; b++)
            {
                List($"{townName}{name}{b}号楼");
            }

            Compounds.Add(new Compound(townName, villageName, name, buildings, grid.Code));
        }

        for (var k = 0; k < doors; k++)
        {
            var door = new Door(villageName, Roads[_random.Next(Roads.Length)], 1 + _random.Next(200), grid.Code);
            List($"{townName}{door.Village}{door.Road}{door.Number}号");
            Doors.Add(door);
        }

        if (i % 10 == 0)
        {
            List($"{townName}{villageName}{Landmarks[_random.Next(Landmarks.Length)]}");
        }

        Grids.Add(grid);

        void List(string address) => grid.Addresses.Add(new GridAddress { Text = address });
    }

    private string NewVillage()
    {
        for (var tries = 0; ; tries++)
        {
            var name = Style.Village(_random, tries);
            if (_names.Add(name) || _random.Next(Style.OneVillageShared) == 0)
            {
                return name;
            }
        }
    }

    private string NewCompound()
    {
        for (var tries = 0; ; tries++)
        {
            var name = Style.Compound(_random, tries);
            if (_names.Add(name) || _random.Next(Style.OneCompoundShared) == 0)
            {
                return name;
            }
        }
    }
}

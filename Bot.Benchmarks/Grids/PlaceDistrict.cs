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
    private const int SameNameOf = 50;

    /// <summary>A word of a name, and the same as the ear would write it.</summary>
    internal static readonly (string Word, string Heard)[] Words =
    [
        ("云岭", "云领"), ("金桂", "金贵"), ("银杏", "银星"), ("翡翠", "非翠"), ("玫瑰", "梅瑰"), ("丁香", "丁乡"), ("听涛", "听桃"), ("望江", "旺江"), ("临水", "林水"), ("观澜", "观兰"),
        ("天鹅", "天娥"), ("麒麟", "麒林"), ("鸿运", "红运"), ("长乐", "常乐"), ("永兴", "永星"), ("太平", "太萍"), ("泰和", "太和"), ("盛泽", "胜泽"), ("清风", "青风"), ("明月", "名月"),
        ("西溪", "西西"), ("曙光", "署光"), ("星河", "新河"), ("海棠", "海堂"), ("梧桐", "吾桐"), ("碧波", "毕波"), ("枫林", "丰林"), ("松鹤", "松贺"), ("瑞祥", "瑞翔"), ("德馨", "德新"),
        ("崇文", "虫文"), ("状元", "壮元"), ("书院", "书苑"), ("青年", "轻年"), ("工人", "公人"), ("铁西", "贴西"), ("港湾", "刚湾"), ("都市", "都是"), ("国际", "国济"), ("世纪", "世济"),
    ];

    private static readonly string[] Endings = ["小区", "家园", "花园", "雅苑", "华庭", "公馆", "名邸", "新村", "苑", "里", "公寓", "佳苑"];
    private static readonly string[] Heads = ["张", "李", "王", "刘", "陈", "赵", "孙", "马", "郭", "高", "宋", "韩", "唐", "冯", "柳", "杨", "石", "白", "龙", "青", "黄", "红"];
    private static readonly string[] Middles = ["", "家", "大", "前", "后", "东", "西", "小", "上"];
    private static readonly string[] Tails = ["庄", "楼", "寨", "营", "店", "桥", "河", "岗", "坡", "集", "湾", "沟"];
    private static readonly string[] Roads = ["建国路", "胜利街", "青年路", "迎宾大道", "环城路", "健康路", "光明街", "新华路", "团结路", "滨江路", "东风街", "幸福路"];
    private static readonly string[] Landmarks = ["中心小学", "人民医院", "农贸市场", "文化广场", "汽车站", "实验中学"];
    private static readonly string[] Towns = ["青溪", "石门", "柳河", "双桥", "白云", "大山", "沙河", "南阳", "北塘", "新安", "古城", "凤山", "安平", "龙泉", "清水", "红星"];

    private readonly Random _random;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private PlaceDistrict(int seed) => _random = new Random(seed);

    /// <summary>One compound: its town, its name, how many buildings are listed, its grid.</summary>
    public sealed record Compound(string Town, string Village, string Name, int Buildings, string Grid);

    /// <summary>One door: village, road, number, grid.</summary>
    public sealed record Door(string Village, string Road, int Number, string Grid);

    public List<Grid> Grids { get; } = [];

    public List<Compound> Compounds { get; } = [];

    public List<Door> Doors { get; } = [];

    /// <summary>Village, group and grid.</summary>
    public List<(string Village, int Group, string Grid)> Groups { get; } = [];

    public static PlaceDistrict Make(int seed, int grids, int compoundsPerGrid = 2, int buildings = 3, int doors = 1)
    {
        var district = new PlaceDistrict(seed);
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
        Groups.Add((villageName, number, grid.Code));
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
            var name = Heads[_random.Next(Heads.Length)] + Middles[_random.Next(Middles.Length)] + Tails[_random.Next(Tails.Length)]
                + (tries > 20 ? Tails[_random.Next(Tails.Length)] : "") + "村";
            if (_names.Add(name) || _random.Next(SameNameOf) == 0)
            {
                return name;
            }
        }
    }

    private string NewCompound()
    {
        for (var tries = 0; ; tries++)
        {
            var name = Word() + (_random.Next(10) == 0 && tries < 3 ? "" : Word()) + (tries > 6 ? Word() : "") + Endings[_random.Next(Endings.Length)];
            if (_names.Add(name) || _random.Next(SameNameOf * 4) == 0)
            {
                return name;
            }
        }
    }

    private string Word() => Words[_random.Next(Words.Length)].Word;
}

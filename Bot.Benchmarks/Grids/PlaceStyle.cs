namespace Bot.Benchmarks.Grids;

/// <summary>What the names of a made-up district are put together from, and how close they stand to each other.</summary>
public sealed class PlaceStyle
{
    private static readonly string[] Heads = ["张", "李", "王", "刘", "陈", "赵", "孙", "马", "郭", "高", "宋", "韩", "唐", "冯", "柳", "杨", "石", "白", "龙", "青", "黄", "红"];
    private static readonly string[] Middles = ["", "家", "大", "前", "后", "东", "西", "小", "上"];
    private static readonly string[] Tails = ["庄", "楼", "寨", "营", "店", "桥", "河", "岗", "坡", "集", "湾", "沟"];
    private static readonly string[] Counted = ["二道", "三官", "五里", "七家", "八里", "十里"];
    private static readonly string[] Sides = ["", "", "", "东", "西", "南", "北", "前", "后", "大", "小"];

    /// <summary>Forty words of any kind: nearly every name has neighbours one word away, few one character away.</summary>
    public static readonly PlaceStyle Varied = new()
    {
        Words =
        [
            ("云岭", "云领"), ("金桂", "金贵"), ("银杏", "银星"), ("翡翠", "非翠"), ("玫瑰", "梅瑰"), ("丁香", "丁乡"), ("听涛", "听桃"), ("望江", "旺江"), ("临水", "林水"), ("观澜", "观兰"),
            ("天鹅", "天娥"), ("麒麟", "麒林"), ("鸿运", "红运"), ("长乐", "常乐"), ("永兴", "永星"), ("太平", "太萍"), ("泰和", "太和"), ("盛泽", "胜泽"), ("清风", "青风"), ("明月", "名月"),
            ("西溪", "西西"), ("曙光", "署光"), ("星河", "新河"), ("海棠", "海堂"), ("梧桐", "吾桐"), ("碧波", "毕波"), ("枫林", "丰林"), ("松鹤", "松贺"), ("瑞祥", "瑞翔"), ("德馨", "德新"),
            ("崇文", "虫文"), ("状元", "壮元"), ("书院", "书苑"), ("青年", "轻年"), ("工人", "公人"), ("铁西", "贴西"), ("港湾", "刚湾"), ("都市", "都是"), ("国际", "国济"), ("世纪", "世济"),
        ],
        Endings = ["小区", "家园", "花园", "雅苑", "华庭", "公馆", "名邸", "新村", "苑", "里", "公寓", "佳苑"],
        OneWordOf = 10,
        OneVillageShared = 50,
        OneCompoundShared = 200,
        Village = (random, tries) => Of(random, Heads) + Of(random, Middles) + Of(random, Tails) + (tries > 20 ? Of(random, Tails) : "") + "村",
    };

    /// <summary>
    /// Two dozen words that share characters, half of all possible names taken, 苑 beside 雅苑; villages that differ by a
    /// side or a size, as real ones do (高庙东村, 东高庙村), some of them communities.
    /// </summary>
    public static readonly PlaceStyle Dense = new()
    {
        Words =
        [
            ("祥云", "详云"), ("祥泰", "翔泰"), ("康泰", "康太"), ("康乐", "抗乐"), ("长乐", "常乐"), ("美景", "每景"), ("盛景", "胜景"), ("盛华", "胜华"), ("金华", "今华"), ("金湖", "金胡"),
            ("碧湖", "毕湖"), ("碧桂", "碧贵"), ("丹桂", "单桂"), ("丹枫", "丹丰"), ("枫林", "风林"), ("竹林", "竹临"), ("月亮", "月量"), ("银河", "银合"), ("星海", "新海"), ("文苑", "文院"),
            ("育才", "玉才"), ("孟子", "梦子"), ("齐鲁", "其鲁"), ("麒麟", "齐麟"), ("彩虹", "彩红"),
        ],
        Endings = ["小区", "家园", "花园", "雅苑", "华庭", "公馆", "名邸", "新村", "苑", "里"],
        OneWordOf = 2,
        OneVillageShared = 40,
        OneCompoundShared = 400,
        Village = (random, tries) =>
        {
            var side = Of(random, Sides);
            var name = Of(random, random.Next(8) == 0 ? Counted : Heads) + Of(random, Middles.AsSpan(0, tries > 3 ? Middles.Length : 2)) + Of(random, Tails);
            return (random.Next(4) == 0 ? name + side : side + name) + (random.Next(8) == 0 ? "社区" : "村");
        },
    };

    /// <summary>A word of a name, and the same as the ear would write it.</summary>
    public required (string Word, string Heard)[] Words { get; init; }

    public required string[] Endings { get; init; }

    /// <summary>One in so many names has a single word.</summary>
    public required int OneWordOf { get; init; }

    /// <summary>One in so many villages may bear a name that another has.</summary>
    public required int OneVillageShared { get; init; }

    public required int OneCompoundShared { get; init; }

    /// <summary>A village's name; after many tries a longer one.</summary>
    public required Func<Random, int, string> Village { get; init; }

    /// <summary>A compound's name; after many tries a longer one.</summary>
    internal string Compound(Random random, int tries) =>
        Word(random) + (random.Next(OneWordOf) == 0 && tries < 3 ? "" : Word(random)) + (tries > 6 ? Word(random) : "") + Of(random, Endings);

    private string Word(Random random) => Words[random.Next(Words.Length)].Word;

    private static string Of(Random random, ReadOnlySpan<string> choices) => choices[random.Next(choices.Length)];
}

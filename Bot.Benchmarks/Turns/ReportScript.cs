using Bot.Data.Grids;

namespace Bot.Benchmarks.Turns;

/// <summary>The shortest report: a problem with a place in it, then a word of confirmation. Every second turn makes an intake.</summary>
internal sealed class ReportScript(IReadOnlyList<Grid> grids)
{
    public const string Confirmation = "确认";

    private static readonly string[] Problems =
    [
        "门口的路灯坏了三天了，晚上看不见路",
        "旁边下水道堵了，污水流到路上，气味很大",
        "垃圾桶满了好几天没人清，到处是垃圾",
        "楼道里堆满了杂物，老人走路都绊脚",
    ];

    private readonly string[] _places = [.. grids.SelectMany(g => g.Addresses.Where(a => a.Text.Contains('号')).Take(2)).Select(a => a.Text)];

    public string Problem(int resident) => _places[resident % _places.Length] + Problems[resident % Problems.Length];
}

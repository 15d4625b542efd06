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
    ];

    private readonly string[] _reports = [.. Certain(grids)];

    public string Problem(int resident) => _reports[(resident + _reports.Length) % _reports.Length];

    /// <summary>Only places that leave nothing to ask: with those a report takes exactly two turns.</summary>
    private static IEnumerable<string> Certain(IReadOnlyList<Grid> grids)
    {
        var directory = GridDirectory.Build(grids, new DateOnly(2026, 11, 21), []);
        return grids
            .SelectMany(g => g.Addresses.Where(a => a.Text.Contains('号')).Take(2))
            .Select((a, i) => a.Text + Problems[i % Problems.Length])
            .Where(report => directory.FindPlaces(report) is [{ Certain: true }]);
    }
}

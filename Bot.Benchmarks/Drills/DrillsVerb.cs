using System.Diagnostics;
using System.Globalization;

namespace Bot.Benchmarks.Drills;

/// <summary><c>drills [name…] [--kills N] [--real-time]</c>: runs the named drills, or all, prints the table; after all of them rewrites docs/drills.md.</summary>
internal static class DrillsVerb
{
    private const int Kills = 100;
    private const int Repetitions = 10_000;
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var kills = Kills;
        List<string> names = [];
        for (var i = 0; i < args.Count; i++)
        {
            switch (args[i])
            {
                case "--kills" when i + 1 < args.Count && int.TryParse(args[++i], CultureInfo.InvariantCulture, out kills) && kills > 0:
                    break;
                case var name when !name.StartsWith('-'):
                    names.Add(name);
                    break;
                default:
                    throw new BenchmarkException($"\"{args[i]}\" is not understood. drills [name…] [--kills N] [--real-time]");
            }
        }

        var drills = new (string Name, Func<Task<DrillReport>> Run)[]
        {
            (KillDrill.Name, () => KillDrill.RunAsync(kills)),
            (LockDrill.Name, () => LockDrill.RunAsync(Held)),
            (DiskFullDrill.Name, () => DiskFullDrill.RunAsync(Held)),
            (RepeatDrill.Name, () => RepeatDrill.RunAsync(Repetitions)),
        };
        List<DrillReport> reports = [];
        foreach (var (name, run) in drills.Where(d => names.Count == 0 || names.Contains(d.Name)))
        {
            var started = Stopwatch.GetTimestamp();
            var report = await run();
            report.Took = Stopwatch.GetElapsedTime(started);
            reports.Add(report);
        }

        return reports.TrueForAll(r => r.Broken.Count == 0) ? 0 : 1;
    }
}

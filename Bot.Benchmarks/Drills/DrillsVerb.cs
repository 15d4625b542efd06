using System.Diagnostics;
using System.Globalization;

namespace Bot.Benchmarks.Drills;

/// <summary>
/// <c>drills [name…] [--kills N] [--real-time]</c>: runs the named drills, or all, and prints the table; after all of them
/// it stands in docs/drills.md too. With <c>--real-time</c> the two absences of an hour take an hour each on the wall. Exit code 1 when a law did not hold.
/// </summary>
internal static class DrillsVerb
{
    private const string Usage = "drills [name…] [--kills N] [--real-time]";
    private const int Repetitions = 10_000;
    private const double FastClockSpeed = 30, ArrivalsPerSecond = 10, ArrivalsPerSecondOfAnHour = 0.9;
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(10), Hour = TimeSpan.FromHours(1), Usual = TimeSpan.FromSeconds(20), Spike = TimeSpan.FromSeconds(60), RedisPhase = TimeSpan.FromSeconds(6);

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var wish = Wish.Read(args);
        var drills = Drills(wish);
        if (wish.Names.Except(drills.Select(d => d.Name), StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw new BenchmarkException($"\"{unknown}\" is not one of {string.Join(", ", drills.Select(d => d.Name))}.");
        }

        List<DrillReport> reports = [];
        foreach (var (_, run) in drills.Where(d => wish.Names.Count == 0 || wish.Names.Contains(d.Name)))
        {
            var started = Stopwatch.GetTimestamp();
            var report = await run();
            report.Took = Stopwatch.GetElapsedTime(started);
            reports.Add(report);
        }

        Console.WriteLine(DrillsPage.Table(reports));
        if (wish.Names.Count == 0)
        {
            await DrillsPage.RewriteAsync(string.Join(' ', ["dotnet run -c Release --project Bot.Benchmarks -- drills", .. args]), reports);
        }

        return reports.TrueForAll(r => r.Broken.Count == 0) ? 0 : 1;
    }

    private static (string Name, Func<Task<DrillReport>> Run)[] Drills(Wish wish) =>
    [
        (KillDrill.Name, () => KillDrill.RunAsync(wish.Kills)),
        (PlatformDownDrill.Name, () => PlatformDownDrill.RunAsync(Hour, wish.RealTime ? 1 : FastClockSpeed)),
        (RedisDrill.Name, () => wish.RealTime ? RedisDrill.RunAsync(RedisPhase, gone: Hour, ArrivalsPerSecondOfAnHour) : RedisDrill.RunAsync(RedisPhase, gone: Held, ArrivalsPerSecond)),
        (DiskFullDrill.Name, () => DiskFullDrill.RunAsync(Held)),
        (LockDrill.Name, () => LockDrill.RunAsync(Held)),
        (SpikeDrill.Name, () => SpikeDrill.RunAsync(Usual, Spike)),
        (RepeatDrill.Name, () => RepeatDrill.RunAsync(Repetitions)),
    ];

    /// <summary>What the command line asks for.</summary>
    private sealed record Wish(IReadOnlyList<string> Names, int Kills, bool RealTime)
    {
        private const int UsualKills = 100;

        public static Wish Read(IReadOnlyList<string> args)
        {
            List<string> names = [];
            var (kills, realTime) = (UsualKills, false);
            for (var i = 0; i < args.Count; i++)
            {
                switch (args[i])
                {
                    case "--kills" when i + 1 < args.Count && int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out kills) && kills > 0:
                        i++;
                        break;
                    case "--real-time":
                        realTime = true;
                        break;
                    case var name when !name.StartsWith('-'):
                        names.Add(name);
                        break;
                    default:
                        throw new BenchmarkException($"{args[i]} is not understood, or its number is missing: {Usage}");
                }
            }

            return new Wish(names, kills, realTime);
        }
    }
}

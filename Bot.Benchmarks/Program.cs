using System.Globalization;
using Bot.Benchmarks;
using Bot.Benchmarks.Callback;
using Bot.Benchmarks.Desk;
using Bot.Benchmarks.Drills;
using Bot.Benchmarks.Grids;
using Bot.Benchmarks.Servers;
using Bot.Benchmarks.Turns;
using Bot.Benchmarks.Understanding;

var what = args.Length > 0 ? args[0] : "all";
switch (what)
{
    case "serve-echo":
        await EchoServer.RunAsync(args[1]);
        return 0;
    case "serve-bot":
        await BotServer.RunAsync(args[1], args[2], args[3], args.Length > 4 ? args[4] : BotServer.Alone);
        return 0;
    case "drills":
        try
        {
            return await DrillsVerb.RunAsync(args[1..]);
        }
        catch (BenchmarkException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 1;
        }

    case "all" or "callback" or "several" or "turns" or "grids" or "places" or "memory" or "understanding" or "desk":
        break;
    default:
        await Console.Error.WriteLineAsync($"\"{what}\" is not one of all, callback, several, turns, grids, places, memory, understanding, desk, drills.");
        return 1;
}

var table = new ResultTable();
var loadBefore = MachineLoad();
try
{
    if (what is "all" or "grids")
    {
        GridsBenchmark.Run(table);
    }

    if (what is "all" or "places")
    {
        PlacesBenchmark.Run(table);
    }

    if (what is "all" or "understanding")
    {
        await UnderstandingBenchmark.RunAsync(table);
    }

    if (what is "all" or "callback" or "memory")
    {
        await CallbackBenchmark.RunAsync(table, memoryOnly: what == "memory");
    }

    if (what is "all" or "desk")
    {
        string? keep = args is [_, "--keep", var folder, ..] ? folder : null;
        int[] sizes = args.Skip(keep is null ? 1 : 3).ToList() is { Count: > 0 } given ? [.. given.Select(a => int.Parse(a, CultureInfo.InvariantCulture))] : [10_000, 100_000, 1_000_000];
        var desk = new DeskTable();
        await DeskBenchmark.RunAsync(desk, sizes, keep);
        Console.WriteLine(desk.ToMarkdown());
    }

    if (what is "several")
    {
        await SeveralPlacesBenchmark.RunAsync(table);
    }

    if (what is "all" or "turns")
    {
        await TurnsBenchmark.RunAsync(table);
    }
}
catch (BenchmarkException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return 1;
}

Console.WriteLine($"{Environment.ProcessorCount} cores, load average {loadBefore} before and {MachineLoad()} after (the benchmark's own included).\n");
Console.WriteLine(table.ToMarkdown());
return 0;

// Others on the machine stretch every latency and lower every rate: say so beside the figures.
static string MachineLoad() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Bot.Benchmarks.Turns;
using Bot.Simulator.Platform.Residents;

namespace Bot.Benchmarks.Drills;

/// <summary>Residents who report, each once, through encrypted callbacks, and do not rest before they have an answer.</summary>
internal sealed partial class Crowd(DrillStage stage)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private readonly ReportScript _script = new(stage.Grids);
    private int _residents, _confirming, _sayAgain;

    public ConcurrentBag<Walk> Walks { get; } = [];

    /// <summary>Walks that came to their end.</summary>
    public IEnumerable<Walk> Ended => Walks.Where(w => w.Ended);

    /// <summary>Times a resident was asked to say it again.</summary>
    public int SayAgain => _sayAgain;

    /// <summary>So many residents at a time, one after another, until told to stop; those under way come to their end.</summary>
    public Task KeepWalkingAsync(int atOnce, Func<bool> mayConfirm, bool acting, CancellationToken stop) =>
        Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(
            async () =>
            {
                while (!stop.IsCancellationRequested)
                {
                    await WalkAsync(mayConfirm(), acting);
                }
            },
            CancellationToken.None)));

    /// <summary>A new resident every so often, whether or not those before have their answers; until told to stop.</summary>
    public async Task KeepArrivingAsync(double perSecond, Func<int, bool> acting, CancellationToken stop)
    {
        List<Task> under = [];
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var due = TimeSpan.FromSeconds(i / perSecond) - Stopwatch.GetElapsedTime(started);
            if (due > TimeSpan.Zero)
            {
                await Task.Delay(due, Clock.Wall, CancellationToken.None);
            }

            var acts = acting(i);
            under.Add(Task.Run(() => WalkAsync(confirms: true, acts), CancellationToken.None));
        }

        await Task.WhenAll(under);
    }

    public async Task<Walk> WalkAsync(bool confirms, bool acting)
    {
        var i = Interlocked.Increment(ref _residents);
        var problem = _script.Problem(confirms ? Interlocked.Increment(ref _confirming) : i);
        var walk = new Walk(stage.Platform.Follow($"oDrillResident{i:D14}"), $"{problem}，牌子上写着{Mark(i)}", confirms);
        Walks.Add(walk);
        await TellAsync(walk, walk.Words);
        var told = await TellAsync(walk, confirms ? ReportScript.Confirmation : "取消");
        if (confirms)
        {
            walk.Number = NumberIn(told.Reply) ?? throw new BenchmarkException($"Not submitted. The chat:\n{walk.Resident.Transcript()}");
            if (acting)
            {
                await ActAsync(walk, "accept", null);
                await ActAsync(walk, "resolve", "已经办好");
            }
        }

        walk.Ended = true;
        return walk;
    }

    /// <summary>Says something and has it delivered again until there is an answer.</summary>
    public async Task<Told> TellAsync(Walk walk, string text)
    {
        var started = Stopwatch.GetTimestamp();
        await stage.Bot.WhenUpAsync();
        var answer = (await walk.Resident.SayRepeatedlyAsync(text, times: 1))[0];
        var message = walk.Resident.Chat.Last(m => m.Way == ChatWay.Said);
        var deliveries = 1;
        while (answer.Trouble is not null)
        {
            await Task.Delay(Pause, Clock.Wall);
            await stage.Bot.WhenUpAsync();
            answer = (await walk.Resident.RedeliverAsync(message, times: 1))[0];
            deliveries++;
        }

        var told = new Told(message, answer.Text ?? "", deliveries, Stopwatch.GetElapsedTime(started));
        if (told.Reply.Contains("再说一遍", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _sayAgain);
            await Task.Delay(Pause, Clock.Wall);
            return await TellAsync(walk, text);
        }

        walk.Told.Add(told);
        return told;
    }

    /// <summary>The number a reply acknowledges.</summary>
    public static string? NumberIn(string reply) => Acknowledged().Match(reply) is { Success: true } found ? found.Groups[1].Value : null;

    /// <summary>Every number a message names.</summary>
    public static IEnumerable<string> NumbersIn(string text) => Number().Matches(text).Select(m => m.Value);

    private async Task ActAsync(Walk walk, string action, string? note)
    {
        var key = $"drill-{walk.Number}-{action}";
        walk.Acted.Add((key, action, note, await stage.GridPlatform.ActAsync(walk.Number!, action, note, key)));
    }

    /// <summary>Letters only: digits may be taken for a place or a phone.</summary>
    private static string Mark(int i)
    {
        Span<char> mark = stackalloc char[6];
        for (var at = mark.Length - 1; at >= 0; at--, i /= 20)
        {
            mark[at] = "bcdfghjklmnpqrstvwxz"[i % 20];
        }

        return mark.ToString();
    }

    [GeneratedRegex("已提交，编号 (WG-[0-9]{8}-[0-9]{6})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex Acknowledged();

    [GeneratedRegex("WG-[0-9]{8}-[0-9]{6}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex Number();
}

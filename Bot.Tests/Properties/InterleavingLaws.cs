using Bot.Dialogs;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bot.Tests.Properties;

/// <summary>Several messages of one resident at once, each perhaps delivered more than once, come to what some order of them comes to.</summary>
public sealed class InterleavingLaws
{
    private const int Cases = 80;
    private const int MostAtOnce = 4;
    private const int MostRetries = 3;

    private static readonly string[] Words =
    [
        "楼下路灯坏了三天", "翠湖小区垃圾没人清", "锦绣家园下水道堵了", "翠湖小区", "半阁村2组", "1", "2", "3", "确认", "取消", "返回", "跳过", "报事", "我要投诉", "查进度",
        "撤回", "补充 还有一盏也不亮", "我的网格员", "帮助", "不是 是东方小区", "13200001234", "问 医保断了怎么补缴", "老人晚上不敢出门",
    ];

    [Fact]
    public async Task Messages_at_once_come_to_what_one_order_of_them_comes_to()
    {
        await using var host = await ResidentHost.StartAsync();
        await Law.HoldsAsync(AnyBurst(), burst => PlayAsync(host, burst), Cases, 47_11);
    }

    private static async Task PlayAsync(ResidentHost host, Burst burst)
    {
        var openId = host.NewResident();
        var prelude = burst.Prelude.Select((w, i) => Incoming(w, i)).ToList();
        var atOnce = burst.AtOnce.Select((s, i) => Incoming(s.Words, prelude.Count + i)).ToList();
        var replies = new List<string>();
        foreach (var (incoming, i) in prelude.Select((m, i) => (m, i)))
        {
            replies.Add(await host.Turns.TakeAsync(openId, $"{openId}-{i}", incoming, CancellationToken.None));
        }

        using var start = new SemaphoreSlim(0);
        var tries = burst.AtOnce.SelectMany((s, i) => Enumerable.Repeat(i, 1 + s.Retries)).Select(async i =>
        {
            await start.WaitAsync();
            if (burst.AtOnce[i].RowsChange)
            {
                host.Nudge(openId);
            }

            return (Message: i, Reply: await host.Turns.TakeAsync(openId, $"{openId}-{prelude.Count + i}", atOnce[i], CancellationToken.None));
        }).ToList();
        start.Release(tries.Count);
        var answers = (await Task.WhenAll(tries)).ToLookup(a => a.Message, a => a.Reply);
        foreach (var same in answers)
        {
            Assert.True(same.Distinct(StringComparer.Ordinal).Count() == 1, $"“{burst.AtOnce[same.Key].Words}” got several replies:\n{string.Join('\n', same)}");
        }

        replies.AddRange(answers.OrderBy(a => a.Key).Select(a => a.First()));
        var real = await host.ResultAsync(openId, replies);
        var serial = SerialTalk.EveryOrder(host, prelude, atOnce);
        Assert.True(serial.Contains(real), $"No order comes to\n{real}\n\nbut they come to\n{string.Join("\n\n", serial)}");
    }

    private static Incoming Incoming(string words, int place) => words switch
    {
        "[图片]" => new Incoming.Media(MediaKind.Image, $"media-{place}"),
        "[扫码]" => new Incoming.Scanned("grid:370481106226002"),
        _ => new Incoming.Text(words),
    };

    private static Arbitrary<Burst> AnyBurst()
    {
        var words = Gen.Elements([.. Words, "[图片]", "[扫码]"]);
        var sent = from w in words from retries in Gen.Choose(0, MostRetries) from change in Gen.Elements(false, false, true) select new Sent(w, retries, change);
        var burst =
            from before in Gen.Choose(0, 4)
            from prelude in Gen.ArrayOf(words, before)
            from count in Gen.Choose(2, MostAtOnce)
            from atOnce in Gen.ArrayOf(sent, count)
            select new Burst(prelude, atOnce);
        return Arb.From(burst, Simpler);
    }

    private static IEnumerable<Burst> Simpler(Burst burst) =>
    [
        .. Law.Shorter(burst.Prelude).Select(p => burst with { Prelude = p }),
        .. Law.Shorter(burst.AtOnce).Where(a => a.Length > 0).Select(a => burst with { AtOnce = a }),
        .. burst.AtOnce.SelectMany((s, i) => new[] { s with { Retries = 0 }, s with { Retries = s.Retries / 2 }, s with { RowsChange = false } }
            .Where(n => n != s)
            .Select(n => burst with { AtOnce = [.. burst.AtOnce[..i], n, .. burst.AtOnce[(i + 1)..]] })),
    ];

    private sealed record Sent(string Words, int Retries, bool RowsChange)
    {
        public override string ToString() => $"“{Words}”{(Retries > 0 ? $" ×{Retries + 1}" : "")}{(RowsChange ? " (rows read again)" : "")}";
    }

    private sealed record Burst(string[] Prelude, Sent[] AtOnce)
    {
        public override string ToString() => $"first {string.Join(", ", Prelude.Select(p => $"“{p}”"))}; then at once {string.Join(", ", AtOnce.Select(s => s.ToString()))}";
    }
}

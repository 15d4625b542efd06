using System.Net;
using Bot.Data.Accounts;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Xunit;

namespace Bot.Tests.Open311;

/// <summary>Only what anybody may see leaves this door.</summary>
public sealed class PublicOnlyTests(Open311Host host) : IClassFixture<Open311Host>
{
    private const string Words = "我是演示村的李建国，电话13812345678，住3号楼2单元501，邻居王大爷的车鲁D12345堵在门口，微信号demo_wx_9988";

    [Fact]
    public async Task No_person_door_or_number_is_in_any_answer()
    {
        var intake = await host.SubmitAsync(host.Now, Words, r => r with { PlaceText = "西岗镇荷塘小区3号楼2单元501（居民所在网格）", SealedPhone = "sealed-demo", Longitude = 117.0267891, Latitude = 34.9534567 });
        await host.MoveAsync(intake, Move.Accept);
        await host.MoveAsync(intake, Move.Extend, "已经联系李建国 13812345678");
        await host.MoveAsync(intake, Move.Note, "内部：他以前闹过", isPublic: false);
        foreach (var format in new[] { "json", "xml" })
        {
            foreach (var path in new[] { $"requests.{format}?service_request_id={intake.Number}&extensions=true", $"requests/{intake.Number}.{format}?extensions=true" })
            {
                var body = (await host.GetAsync(path)).Body;
                Assert.Contains(intake.Number.ToString(), body, StringComparison.Ordinal);
                foreach (var secret in new[] { "李建国", "王大爷", "13812345678", "138****", "501", "鲁D", "12345", "demo_wx", "内部", "resident-demo", "sealed-demo", "117.0267", "34.95345", "居民所在网格", "演示周芳", "w-demo" })
                {
                    Assert.DoesNotContain(secret, body, StringComparison.Ordinal);
                }
            }
        }
    }

    [Fact]
    public async Task A_note_that_speaks_of_harm_to_a_person_is_not_told()
    {
        var intake = await host.SubmitAsync(host.Now);
        await host.MoveAsync(intake, Move.Accept);
        await host.MoveAsync(intake, Move.Note, "上门时发现有家暴，已经劝开");
        var request = (await host.GetAsync($"requests/{intake.Number}.json")).Json[0];
        Assert.Equal(System.Text.Json.JsonValueKind.Null, request.GetProperty("status_notes").ValueKind);
        await host.MoveAsync(intake, Move.Note, "明天上午来清");
        Assert.Equal("明天上午来清", (await host.GetAsync($"requests/{intake.Number}.json")).Json[0].GetProperty("status_notes").GetString());
    }

    public static TheoryData<string> Hidden => ["confidential", "about a worker", "opted out", "withdrawn", "private item"];

    [Theory]
    [MemberData(nameof(Hidden))]
    public async Task What_is_not_public_looks_like_what_is_not_there(string why)
    {
        var intake = await host.SubmitAsync(host.Now, change: r => why switch
        {
            "confidential" => r with { Confidential = true },
            "about a worker" => r with { AboutWorker = true },
            "opted out" => r with { Resident = "resident-who-opted-out" },
            "private item" => r with { Item = "neighbor-family-dispute" },
            _ => r,
        });
        if (why == "opted out")
        {
            await host.Service<GroupCommit>().Run(s => s.TryInsert(new PublicOptOut { Resident = "resident-who-opted-out", At = host.Now }));
        }

        if (why == "withdrawn")
        {
            await host.Service<GroupCommit>().Run(s => IntakeMoves.Make(s, intake.Id, new MoveRequest(Move.Withdraw, new Actor(ActorRole.Resident, "居民"), host.Now, "不用了")));
        }

        var (hidden, unknown) = (await host.GetAsync($"requests/{intake.Number}.json"), await host.GetAsync("requests/WG-20200101-000001.json"));
        Assert.Equal(HttpStatusCode.NotFound, hidden.Status);
        Assert.Equal(unknown.Body, hidden.Body.Replace(intake.Number.ToString(), "WG-20200101-000001", StringComparison.Ordinal));
        Assert.Empty((await host.GetAsync($"requests.json?service_request_id={intake.Number}")).Json.EnumerateArray());
        Assert.DoesNotContain(intake.Number.ToString(), (await host.GetAsync("requests.xml?extensions=true")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Characters_that_XML_forbids_and_marks_of_other_languages_are_harmless()
    {
        var words = "垃圾\u0000\u0001\u0008\u000b\ufffe堆<b>满&\"'</b>]]>了\ud83d\ude00 <!ENTITY x SYSTEM 'file:///etc/passwd'>&x; \u2028完";
        var intake = await host.SubmitAsync(host.Now, words);
        var reply = await host.PostAsync("requests.xml", Open311Host.Form(("description", words.Replace("\0", "", StringComparison.Ordinal)), ("account_id", "a\u0001<b>")));
        Assert.True(reply.Status == HttpStatusCode.OK, reply.Body);
        Assert.Equal("a<b>", reply.Xml.Element("request")!.Element("account_id")!.Value);
        foreach (var number in new[] { intake.Number.ToString(), reply.Xml.Element("request")!.Element("service_request_id")!.Value })
        {
            var (xml, json) = (await host.GetAsync($"requests/{number}.xml"), await host.GetAsync($"requests/{number}.json"));
            Assert.Contains("堆<b>满&\"'</b>]]>了\ud83d\ude00", xml.Xml.Element("request")!.Element("description")!.Value, StringComparison.Ordinal);
            Spark.AreTheSame(xml.Xml, json.Json);
        }
    }

    [Fact]
    public async Task A_thousand_requests_come_in_good_time()
    {
        var at = host.Now.AddDays(-60);
        var words = string.Concat(Enumerable.Repeat(Words + "。", 4));
        for (var i = 0; i < 1_000; i++)
        {
            await host.SubmitAsync(at.AddSeconds(i), words);
        }

        var began = System.Diagnostics.Stopwatch.StartNew();
        var reply = await host.GetAsync("requests.xml");
        Assert.Equal(1_000, reply.Xml.Elements().Count());
        Assert.True(began.Elapsed < TimeSpan.FromSeconds(5), $"A full answer took {began.Elapsed}.");
    }
}

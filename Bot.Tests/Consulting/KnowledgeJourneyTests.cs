using Bot.Api.Hosting;
using Bot.Api.Knowledge;
using Bot.Data.Intakes;
using Bot.Tests.Road;
using Bot.Tests.WeChat;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.Consulting;

/// <summary>From a question over WeChat to the answer with its source, and on to a person.</summary>
public sealed class KnowledgeJourneyTests(RoadFixture road)
{
    [Fact]
    public async Task A_question_is_answered_with_its_source_and_goes_to_the_office_when_that_is_not_clear()
    {
        var resident = road.NewResident();
        var answer = await resident.SayAsync("问 公园的树枝太长归谁管");
        Assert.Contains("来源：《网格服务事项清单》“园林绿化”", answer, StringComparison.Ordinal);
        Assert.Contains("1 提交", await resident.SayAsync("2"), StringComparison.Ordinal);
        var told = await resident.SayAsync("1");
        var number = ToldNumber.In(told);
        Assert.True(IntakeNumber.TryParse(number, out var parsed));
        await using var db = road.OpenDatabase();
        var intake = await db.Intakes.SingleAsync(i => i.Id == parsed.Id);
        Assert.Equal(("inquiry", "公园的树枝太长归谁管"), (intake.Kind, intake.Text));
        await road.Platform.FindGroup(TestPlace.OfficeRobot)!.WaitForAsync(number, RoadFixture.Patience);
    }

    [Fact]
    public async Task A_document_that_is_added_changed_or_taken_away_is_heard_of_within_a_minute()
    {
        var folder = Directory.CreateTempSubdirectory("grid-bot-documents-");
        var settings = LoopbackPlatform.Settings("http://127.0.0.1:9/");
        settings["ConnectionStrings:Bot"] = $"Data Source={Path.Combine(folder.FullName, "bot.db")}";
        settings["Bot:DataDirectory"] = Path.Combine(folder.FullName, "data");
        settings["Bot:Knowledge"] = Directory.CreateDirectory(Path.Combine(folder.FullName, "documents")).FullName;
        settings["Logging:LogLevel:Default"] = "None";
        await using (var bot = BotHost.Create([], settings))
        {
            var knowledge = bot.Services.GetRequiredService<LiveKnowledge>();
            knowledge.Refresh();
            Assert.Equal(0, knowledge.Current.Count);

            var file = Path.Combine(settings["Bot:Knowledge"]!, "rules.md");
            await File.WriteAllTextAsync(file, "# 停车办法\n## 第二条\n夜间停车每小时收 1 元。");
            await File.WriteAllBytesAsync(Path.Combine(settings["Bot:Knowledge"]!, "bad.txt"), [0xB5, 0xCD]);
            knowledge.Refresh();
            Assert.Equal("《停车办法》第二条", Assert.Single(knowledge.Current.Find("夜间停车多少钱", 3)).Passage.Source);

            await File.WriteAllTextAsync(file, "# 停车办法\n## 第二条\n夜间停车每小时收 2 元，封顶 10 元。");
            knowledge.Refresh();
            Assert.Contains("封顶", Assert.Single(knowledge.Current.Find("夜间停车多少钱", 3)).Answer, StringComparison.Ordinal);

            File.Delete(file);
            knowledge.Refresh();
            Assert.Empty(knowledge.Current.Find("夜间停车多少钱", 3));
            Assert.InRange(LiveKnowledge.Interval, TimeSpan.Zero, TimeSpan.FromSeconds(30));
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_folder_that_is_named_and_missing_stops_the_start()
    {
        var settings = LoopbackPlatform.Settings("http://127.0.0.1:9/");
        settings["Bot:Knowledge"] = Path.Combine(Path.GetTempPath(), "no-such-folder-of-documents");
        Assert.Contains("Bot:Knowledge", Assert.Throws<SettingsException>(() => BotHost.Create([], settings)).Message, StringComparison.Ordinal);
    }
}

using System.Globalization;
using Bot.Api.Desk.Inbox;
using Bot.Data;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>The desk stays quick however many intakes there are. DESK_INTAKES sets how many (a million takes a minute to fill).</summary>
public sealed class DeskGrowthTests
{
    internal const int UsualIntakes = 20_000;

    [Fact]
    public async Task No_page_of_the_inbox_is_slow_beside_a_plain_one()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("DESK_INTAKES"), CultureInfo.InvariantCulture, out var asked) ? asked : UsualIntakes;
        await using var host = await DeskHost.StartAsync();
        await FillAsync(host, count);
        List<string> slow = [];
        foreach (var login in new[] { "agent", "near", "housing" })
        {
            using var browser = await host.SignedInAsync(login);
            var pages = InboxFilter.All.Select(f => "/desk/inbox?f=" + f.Key)
                .Concat(["/desk/inbox/counts", "/desk/inbox?q=" + Uri.EscapeDataString("路灯"), "/desk/inbox?q=" + Uri.EscapeDataString("井盖不见"), "/desk/inbox?q=13912345678", "/desk/inbox?q=77", "/desk/intakes/WG-20261003-000001", "/desk"]);
            foreach (var page in pages)
            {
                slow.AddRange(await BesidePlainPage.SlownessOfAsync(host, browser, page) is { } slowness ? [login + " " + slowness] : []);
            }
        }

        Assert.Empty(slow);
    }

    /// <summary>One in thirty is still open, in every status; the rest is closed.</summary>
    internal static async Task FillAsync(DeskHost host, int count, bool analyzed = true)
    {
        var now = host.Clock.GetChinaNow().ToUnixTimeMilliseconds();
        await host.Service<GroupCommit>().Run(session =>
        {
            session.Execute(
                """
                WITH RECURSIVE n(x) AS (SELECT 0 UNION ALL SELECT x + 1 FROM n WHERE x + 1 < @0)
                INSERT INTO "intakes" ("Id", "Resident", "Kind", "Item", "Text", "Status", "Urgent", "Confidential", "AboutWorker", "GridCode", "GridName", "PlaceText", "Level", "Due", "Channel", "SubmittedAt",
                  "Urges", "HandlerId", "HandlerName", "Department", "VerifyOnSite", "Rating", "LastMoveAt", "Entries", "LastHash")
                SELECT (20261001 + x % 28) * 1000000 + x / 28 + 1, 'r' || x, 'request', 'municipal-facility', '楼下路灯坏了三天了，老人晚上都不敢出门', CASE WHEN x % 30 = 0 THEN (x / 30) % 14 ELSE 6 END, 0, x % 500 = 0, x % 900 = 0,
                  CASE WHEN x % 3 = 0 THEN '370404101001001' ELSE '370404202001001' END, '演示网格', '近村1组', 'grid', @1 + (x % 2000 - 400) * 3600000, 'wechat', @1 - x,
                  0, CASE WHEN x % 7 < 5 THEN 'w1' END, CASE WHEN x % 7 < 5 THEN '演示周芳' END, CASE WHEN x % 40 = 0 THEN '演示住建局' END, 0, CASE WHEN x % 5 = 0 THEN x % 5 + 1 + (x / 5) % 5 END, @1, 1, ''
                FROM n
                """,
                count,
                now);
            session.Execute("""INSERT INTO "intake_search" (rowid, "Grams") SELECT "Id" * 1000 + 1, CASE WHEN "Id" % 50 = 0 THEN '井盖 盖不 不见' ELSE '楼下 路灯 灯坏 坏了 三天 老人 晚上' END FROM "intakes" """);
            session.Execute(
                """
                INSERT INTO "deliveries" ("EventId", "Recipient", "IntakeId", "Purpose", "Body", "Urgent", "CreatedAt", "State", "Attempts", "NextAt", "EndedAt")
                SELECT 'e' || "Id", 'resident:x', "Id", 'result', '', 0, @0, CASE WHEN "Id" % 400 = 0 THEN 4 ELSE 2 END, 1, @0, @0 FROM "intakes" WHERE "Id" % 4 = 0
                """,
                now);
        });
        if (analyzed)
        {
            await host.Service<GroupCommit>().Run(session => session.Execute("ANALYZE"));
        }
    }
}

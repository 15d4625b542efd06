using System.Globalization;
using Bot.Data.Storage;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>Home, background, files and attachments stay quick however many intakes there are. DESK_INTAKES sets how many.</summary>
public sealed class DeskWorkGrowthTests
{
    private const int UsualIntakes = 20_000;

    [Fact]
    public async Task No_page_of_the_background_is_slow_beside_a_plain_one()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("DESK_INTAKES"), CultureInfo.InvariantCulture, out var asked) ? asked : UsualIntakes;
        await using var host = await DeskHost.StartAsync();
        await DeskGrowthTests.FillAsync(host, count);
        await host.Service<GroupCommit>().Run(session =>
        {
            var now = host.Clock.GetUtcNow();
            session.Execute("""INSERT INTO "events" ("Id", "Type", "IntakeId", "Time", "Data", "State", "Attempts", "NextAt") SELECT 'f' || "Id", 'submitted', "Id", @0, '{}', CASE WHEN "Id" % 5000 = 0 THEN 3 ELSE 2 END, 1, @0 FROM "intakes" """, now);
            session.Execute("""UPDATE "deliveries" SET "Error" = CASE WHEN "Id" % 3 = 0 THEN 'NotFollowing' ELSE 'InvalidOpenId' END WHERE "State" = 4""");
            session.Execute("""UPDATE "deliveries" SET "State" = 3, "Error" = 'CustomerWindowClosed' WHERE "State" = 2 AND "Id" % 2 = 0""");
            session.Execute("""INSERT INTO "attachments" ("Id", "IntakeId", "Type", "By", "At", "State", "Size", "Attempts", "NextAt") SELECT printf('%032x', "Id"), "Id", 'image', 'resident', @0, 1, 1, 1, @0 FROM "intakes" WHERE "Id" % 3 = 0""", now);
            session.Execute("ANALYZE");
        });
        List<string> slow = [];
        foreach (var (login, pages) in new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["admin"] = ["/desk", "/desk/now", "/desk/counts", "/desk/work", "/desk/work/now", "/desk/work/deliveries?state=kept&error=CustomerWindowClosed", "/desk/work/deliveries?state=gave-up&error=NotFollowing", "/desk/attachments", "/desk/exports"],
            ["near"] = ["/desk", "/desk/now", "/desk/attachments", "/desk/attachments?kind=voice"],
            ["housing"] = ["/desk", "/desk/attachments"],
        })
        {
            using var browser = await host.SignedInAsync(login);
            foreach (var page in pages)
            {
                slow.AddRange(await BesidePlainPage.SlownessOfAsync(host, browser, page) is { } slowness ? [login + " " + slowness] : []);
            }
        }

        Assert.Empty(slow);
    }
}

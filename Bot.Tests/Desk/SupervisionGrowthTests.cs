using System.Globalization;
using Bot.Data.Storage;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>The lists of supervision stay quick however many intakes there are. DESK_INTAKES sets how many.</summary>
public sealed class SupervisionGrowthTests
{
    private static readonly string[] Pages =
    [
        "/desk/phone", "/desk/dispatch", "/desk/orders", "/desk/calls", "/desk/complaints", "/desk/extensions", "/desk/intakes/WG-20261003-000001/merge", "/desk/intakes/WG-20261003-000001/order",
    ];

    [Fact]
    public async Task No_page_of_supervision_is_slow_beside_a_plain_one()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("DESK_INTAKES"), CultureInfo.InvariantCulture, out var asked) ? asked : DeskGrowthTests.UsualIntakes;
        await using var host = await DeskHost.StartAsync();
        await DeskGrowthTests.FillAsync(host, count);
        await host.Service<GroupCommit>().Run(session =>
        {
            var now = host.Clock.GetUtcNow();
            session.Execute("""INSERT INTO "call_backs" ("IntakeId", "Reason", "SetAt", "Due", "DoneAt") SELECT "Id", 0, @0, @0, CASE WHEN "Id" % 50 = 0 THEN NULL ELSE @0 END FROM "intakes" WHERE "Id" % 10 = 0""", now);
            session.Execute("""INSERT INTO "supervision_orders" ("Id", "IntakeId", "IssuedAt", "Due", "ToLevel", "Reason", "AnsweredAt") SELECT "Id", "Id", @0, @0, 'grid', '演示', CASE WHEN "Id" % 60 = 0 THEN NULL ELSE @0 END FROM "intakes" WHERE "Id" % 20 = 0""", now);
            session.Execute("ANALYZE");
        });
        using var browser = await host.SignedInAsync("leader");
        List<string> slow = [];
        foreach (var page in Pages)
        {
            slow.AddRange(await BesidePlainPage.SlownessOfAsync(host, browser, page) is { } slowness ? [slowness] : []);
        }

        Assert.Empty(slow);
    }
}

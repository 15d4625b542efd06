using Bot.Api.Deadlines;
using Bot.Data.CallBacks;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Data.Supervision;
using Bot.Tests.Dispatching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>Requests for extensions, what was done, a dispute and a corrected item, on an office screen and on a phone.</summary>
public sealed class OversightLookTests
{
    [Theory]
    [InlineData(1280, 800)]
    [InlineData(375, 667)]
    public async Task What_the_leader_oversees_fits_the_screen_and_is_accessible(int width, int height)
    {
        await using var host = await DeskHost.StartAsync(profile: DispatchPlace.Asking("desk"));
        var now = host.Clock.GetUtcNow();
        var intake = await host.ReportAsync();
        await host.Service<GroupCommit>().Run(session =>
        {
            var desk = new Actor(ActorRole.Desk, "演示坐席");
            IntakeMoves.Make(session, intake, new MoveRequest(Move.Accept, desk, now));
            IntakeMoves.Make(session, intake, new MoveRequest(Move.Assign, desk, now), i => (i.HandlerId, i.HandlerName) = ("w1", "演示周芳"));
            host.Service<ExtensionAsks>().Ask(session, intake, new Actor(ActorRole.GridWorker, "演示周芳", "w1"), "要等配件，厂家说下周才到", intake.Due.AddDays(5), now);
            session.Insert(new ItemCorrection { IntakeId = intake.Id, At = now, By = ItemCorrection.ByDesk, ByName = "演示坐席", Offered = intake.Item, Chosen = "noise" });
            session.Insert(new CallBack { IntakeId = intake.Id, Reason = CallBackReason.Sampled, SetAt = now.AddDays(-2), Due = now.AddDays(-1), DoneAt = now.AddHours(-2), DoneBy = "演示坐席", Result = CallBackResult.Satisfied, Answer = "修好了，老人晚上敢出门了" });
            var order = SupervisionOrders.Issue(session, intake, "grid", "三天没人管", now.AddDays(-2), now.AddDays(1), "演示周芳", "演示班长")!;
            SupervisionOrders.Answer(session, order.Id, "演示周芳", "昨天停电没修成，今天下午修", now);
            OwnerDisputes.Raise(session, intake.Id, "演示坐席", "住建说是物业的，物业说是住建的", now);
        });
        var request = await host.ReadAsync(db => db.ExtensionRequests.Select(r => r.Id).SingleAsync());
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = ShellPageTests.Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        page.SetDefaultTimeout(120_000);
        page.SetDefaultNavigationTimeout(120_000);
        await page.GotoAsync($"{host.Address}desk");
        await ShellPageTests.SignInAsync(page, "leader");
        await page.GetByRole(AriaRole.Heading, new() { Name = "您好" }).WaitForAsync();
        foreach (var (path, name) in new[]
        {
            ("extensions", "extensions"), ($"extensions/{request}", "extension"), ("calls?view=done", "calls-done"), ("orders?view=done", "orders-done"), ("inbox", "inbox-corrected"),
            ($"intakes/{intake.Number}", "intake-corrected"), ($"intakes/{intake.Number}/owner", "owner"),
        })
        {
            await page.GotoAsync($"{host.Address}desk/{path}");
            await ShellPageTests.LookAsync(page, $"{name}-{width}");
        }
    }
}

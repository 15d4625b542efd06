using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Data;
using Bot.Data.CallBacks;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Tests.Dispatching;
using Microsoft.Playwright;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>A person of each role in a real browser: signs in, walks to every place of the navigation by keyboard, opens what is there. The township's is a phone.</summary>
public sealed class RoleJourneysTests
{
    [Theory]
    [InlineData("agent", 1280, 800)]
    [InlineData("leader", 1280, 800)]
    [InlineData("near", 375, 667)]
    [InlineData("housing", 1280, 800)]
    [InlineData("admin", 1280, 800)]
    [InlineData("admin", 375, 667)]
    [InlineData("auditor", 1280, 800)]
    public async Task Each_role_reaches_what_is_theirs_and_sees_nothing_else(string login, int width, int height)
    {
        await using var host = await DeskHost.StartAsync();
        var lamp = await ThingsAsync(host);
        var role = DeskHost.People.First(p => p.Login == login).Role;
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = ShellPageTests.Chromium, Args = ["--no-sandbox", "--disable-gpu"] });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        var faults = new List<string>();
        page.PageError += (_, fault) => faults.Add(fault);
        page.Console += (_, line) => faults.AddRange(line.Type == "error" ? [line.Text] : []);

        await page.GotoAsync($"{host.Address}desk");
        await ShellPageTests.SignInAsync(page, login);
        await page.GetByRole(AriaRole.Heading, new() { Name = "您好" }).WaitForAsync();
        await ShellPageTests.LookAsync(page, $"role-{login}-{width}-home");
        foreach (var place in DeskNavigation.All)
        {
            var sees = DeskPermissions.May(role, place.Act) && place.Where?.Invoke(host.Service<Profile>()) != false;
            Assert.Equal(sees ? 1 : 0, await page.Locator($"[data-go='{place.Key}']").CountAsync());
            // The journey begins at home, where a wait for its address would end before the page is fetched anew.
            if (place.Path != "/desk" && sees)
            {
                // A page may begin in its field, where letters are letters.
                await page.EvaluateAsync("document.activeElement?.blur()");
                await page.Keyboard.PressAsync("g");
                await page.Keyboard.PressAsync(place.Key.ToString());
                await page.WaitForURLAsync($"{host.Address.AbsoluteUri.TrimEnd('/')}{place.Path}");
                await ShellPageTests.LookAsync(page, $"role-{login}-{width}{place.Path.Replace('/', '-')}");
                Assert.Equal(1, await page.Locator("header nav [aria-current=page]").CountAsync());
            }
        }

        await page.GotoAsync($"{host.Address}desk/intakes/{lamp.Number}");
        await page.GetByRole(AriaRole.Heading, new() { Name = lamp.Number.ToString() }).First.WaitForAsync();
        await ShellPageTests.LookAsync(page, $"role-{login}-{width}-intake");
        await page.GotoAsync($"{host.Address}desk/intakes/{lamp.Number}/print");
        await ShellPageTests.LookAsync(page, $"role-{login}-{width}-print");
        if (DeskPermissions.May(role, DeskAct.RetryBackground))
        {
            await page.GotoAsync($"{host.Address}desk/work/deliveries?state=gave-up&error=InvalidOpenId");
            await ShellPageTests.LookAsync(page, $"role-{login}-{width}-deliveries");
            await page.GetByRole(AriaRole.Button, new() { Name = "这一类都再发一次" }).ClickAsync();
            await page.GetByText("1 条重新排上了").WaitForAsync();
        }

        Assert.Empty(faults);
    }

    private static async Task<Intake> ThingsAsync(DeskHost host)
    {
        var now = host.Clock.GetChinaNow();
        var lamp = await host.ReportAsync(department: DispatchPlace.Department);
        var late = await host.ReportAsync(text: "小区下水道堵了，污水流到路上，电话 13812345678");
        await host.ReportAsync(confidential: true, text: "有人夜里偷倒建筑垃圾");
        var blamed = await host.ReportAsync(aboutWorker: true, text: "网格员一直不回电话");
        await host.Service<GroupCommit>().Run(session =>
        {
            session.Execute("""UPDATE "intakes" SET "Due" = @0 WHERE "Id" = @1""", now.AddHours(-30), late.Id);
            session.Insert(new CallBack { IntakeId = late.Id, Reason = CallBackReason.Unhappy, SetAt = now, Due = now.AddHours(-1) });
            session.Insert(new Delivery
            {
                EventId = "x1", Recipient = "resident:r9", IntakeId = lamp.Id, Purpose = Purposes.Result, Body = "b", CreatedAt = now, State = DeliveryState.GaveUp, Error = "InvalidOpenId", EndedAt = now, NextAt = now,
            });
            session.Insert(new RobotTrouble { Robot = "robot-other", Error = "RobotDisabled", Since = now, NextProbe = now.AddHours(1) });
            session.Insert(new Bot.Data.EventQueue.ParkedAction { EntryId = "1-2", Number = blamed.Number.ToString(), Fields = """["action","note","note","电话 13812345678"]""", Reason = "failed", At = now });
            session.Insert(new Attachment { Id = new string('d', 32), IntakeId = lamp.Id, Type = "image", By = "resident", At = now, State = AttachmentState.Lost, Reason = "MediaExpired", NextAt = now });
        });
        return lamp;
    }
}

using Bot.Api.EventQueue;
using Bot.Api.Hosting;
using Bot.Api.My;
using Bot.Dialogs;
using Bot.WeChat.Api;

namespace Bot.Api.WeChat;

/// <summary>Publishes the account's menu at start (WeChat docs: 自定义菜单). A refusal is logged by name; residents can type instead.</summary>
public sealed class MenuPublisher(OfficialAccountClient account, BotSettings settings, TimeProvider clock, ILogger<MenuPublisher> log) : BackgroundService
{
    /// <summary>The first pause is about half a minute; they grow from there.</summary>
    private const int FirstPause = 5;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        MenuButton[] menu =
        [
            MenuButton.Click("我要报事", MenuKeys.Report),
            MenuButton.Click("我的网格员", MenuKeys.FindWorker),
            new("更多", Children:
            [
                .. settings.LinksToPages ? [MenuButton.View("我的", settings.PublicBaseUrl + MyRoutes.Home)] : Array.Empty<MenuButton>(),
                MenuButton.Click("查进度", MenuKeys.MyIntakes),
                MenuButton.Click("政策咨询", MenuKeys.Consult),
                MenuButton.Click("帮助", MenuKeys.Help),
            ]),
        ];
        for (var attempt = 1; (await account.CreateMenu(menu, stoppingToken)).Error is { } error; attempt++)
        {
            log.LogWarning("The menu was not published: {Error} ({Code})", error.Name, error.Code);
            if (error.Advice != Advice.Retry)
            {
                return;
            }

            await Task.Delay(Backoff.After(attempt + FirstPause), clock, stoppingToken);
        }
    }
}

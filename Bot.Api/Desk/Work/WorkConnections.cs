using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Bot.Api.Desk.Shell;
using Bot.Api.GroupNotification;
using Bot.Api.LanguageModel;
using Bot.Api.Streams;
using Bot.Data.Storage;
using Bot.WeChat.Api;
using Bot.WeChat.WeCom;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Work;

/// <summary>One connection of the bot, as the page shows it.</summary>
/// <param name="Name">What is at the other end.</param>
/// <param name="State">A word with a colour.</param>
/// <param name="Detail">More about it; no address, no secret.</param>
public sealed record WorkConnection(string Name, Badge State, string Detail);

/// <summary>How the bot is connected. Nobody outside is called but Redis, and that for a moment only: the page must be quick when it is needed most.</summary>
public sealed class WorkConnections(IDbContextFactory<BotDbContext> database, IServiceProvider services, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(150);
    private static readonly Badge Good = new("正常", "good");
    private static readonly Badge Absent = new("没有配置");

    public async Task<IReadOnlyList<WorkConnection>> LookAsync(CancellationToken cancellation) =>
    [
        await DatabaseAsync(cancellation),
        await RedisAsync(cancellation),
        Token("微信公众号", services.GetService<OfficialAccountClient>()?.Tokens),
        Token("小程序", services.GetService<MiniProgramClient>()?.Tokens),
        services.GetService<WeComClient>() is null
            ? new("企业微信应用", Absent, "群机器人不需要它；没有它，处理页上认不出是谁")
            : new("企业微信应用", Good, "已配置"),
        Model(),
    ];

    private async Task<WorkConnection> DatabaseAsync(CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var name = db.Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) == true ? "SQLite" : "PostgreSQL";
        try
        {
            var started = Stopwatch.GetTimestamp();
            await db.ImportMarks.AsNoTracking().Take(1).ToListAsync(cancellation);
            return new($"数据库（{name}）", Good, string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} 毫秒答复"));
        }
        catch (DbException fault)
        {
            return new($"数据库（{name}）", new Badge("读不了", "bad"), fault.GetType().Name);
        }
    }

    private async Task<WorkConnection> RedisAsync(CancellationToken cancellation)
    {
        if (services.GetService<RedisLink>() is not { } redis)
        {
            return new("Redis", Absent, "网格平台走 HTTP 接口");
        }

        try
        {
            await redis.RunAsync(new RedisCommand("PING"), cancellation).WaitAsync(Patience, clock, cancellation);
            return new("Redis", Good, "有应答");
        }
        catch (Exception fault) when (fault is RedisAwayException or TimeoutException or StackExchange.Redis.RedisServerException)
        {
            return new("Redis", new Badge("连不上", "bad"), "事件和动作都留着，恢复后自动接着走");
        }
    }

    private WorkConnection Token(string name, AccessTokens? tokens) => tokens switch
    {
        null => new(name, Absent, ""),
        { GoodUntil: { } until } when until > clock.GetUtcNow() => new(name, Good, $"凭证有效到 {ChineseTime.Moment(until)}"),
        { LastError: { } error } => new(name, new Badge("取不到凭证", "bad"), $"{ErrorWords.Of(error.Name)}（{error.Name}）"),
        _ => new(name, new Badge("还没用到", "info"), "要用时再取凭证"),
    };

    private WorkConnection Model() => services.GetService<ModelGate>() switch
    {
        null => new("语言模型", Absent, "不用它，一切照常"),
        { IsResting: true } => new("语言模型", new Badge("歇着", "warn"), "最近总出错，过一会儿再试；不影响办事"),
        var gate => new("语言模型", Good, string.Create(CultureInfo.InvariantCulture, $"今天用了 {gate.TokensToday} 个词元")),
    };
}

using System.Collections.Frozen;
using Bot.Api.GroupNotification;
using Bot.Api.Result;
using Bot.Data.Accounts;
using Bot.WeChat.Api;

namespace Bot.Api.Desk.Work;

/// <summary>An error by name, with the platform's number and its own words in Chinese: who looks one up needs all three.</summary>
public static class ErrorWords
{
    private static readonly FrozenDictionary<string, string> Ours = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [ResidentErasure.Reason] = "居民要求删除了个人信息，不再发",
        [TemplateEnds.NotDelivered] = "模板消息平台收下了，但没有送到",
        [BacklogDigest.Refused] = "汇总被企业微信拒收，改为一条一条发",
        ["PhotoGone"] = "照片文件找不到了",
        [TransportErrors.Timeout.Name] = "平台一直没有回应",
        [TransportErrors.Unreachable.Name] = "连不上平台",
        [TransportErrors.ServerError.Name] = "平台那边出错了",
        [TransportErrors.NotJson.Name] = "平台的回答读不懂",
        [TransportErrors.TooLarge.Name] = "平台的回答太大",
        [TransportErrors.WrongStatus.Name] = "平台地址可能填错了",
        [TransportErrors.Incomplete.Name] = "平台的回答缺了内容",
        [TransportErrors.MediaTooLarge.Name] = "文件太大",
        [TransportErrors.Unsendable.Name] = "内容超出平台的限制",
        [TransportErrors.NotAMember.Name] = "对方不在企业微信的组织里",
        ["CustomerWindowClosed"] = "居民 48 小时没说话，等他下次开口一起说",
        ["ResidentUnknown"] = "不认识这位居民了",
        ["NotFollowing"] = "居民没有关注公众号",
        ["AfterOlder"] = "等前面的消息先发",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Some names stand in both lists with the same number; the words of WeChat go first.
    private static readonly FrozenDictionary<string, DocumentedError> Documented = PlatformErrors.WeChat.Concat(PlatformErrors.WeCom)
        .GroupBy(e => e.Name, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    /// <summary>What it means, in Chinese.</summary>
    public static string Of(string? name) => name switch
    {
        null or "" => "没有说明原因",
        _ when Ours.TryGetValue(name, out var words) => words,
        _ when Documented.TryGetValue(name, out var error) => error.Note,
        _ => "没有记载的原因",
    };

    /// <summary>The platform's number; null for errors of our own.</summary>
    public static int? CodeOf(string? name) => name is not null && Documented.TryGetValue(name, out var error) ? error.Code : null;
}

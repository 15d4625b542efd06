using Bot.Api.EventQueue;

namespace Bot.Api.Streams;

/// <summary>What an entry of the stream of actions says.</summary>
public abstract record ActionEntry
{
    /// <summary>An action on an intake. <paramref name="Key"/> is the sender's idempotency key, if one was given.</summary>
    public sealed record Order(string Number, ActionRequest Request, string? Key) : ActionEntry;

    /// <summary>Nothing that can be carried out. <paramref name="Reason"/> is a stable word, <paramref name="Detail"/> what to do about it.</summary>
    public sealed record Unreadable(string Reason, string Detail, string? Field = null, string? Number = null) : ActionEntry;

    public static Unreadable TooLarge(int bytes) => new("too-large", $"这一条有 {bytes} 字节，最多 {StreamLimits.EntryBytes} 字节。");

    public static Unreadable Removed { get; } = new("removed", "这一条还没处理就从流里删掉了，请不要自己裁剪这个流。");

    public static Unreadable NoNumber { get; } = new("no-number", "请写明编号（number）。", "number");

    public static Unreadable BadJson(string field, string? number) => new("bad-json", $"{field} 读不懂：要是合法的 JSON，字段的类型要对，文字用 UTF-8。", field, number);
}

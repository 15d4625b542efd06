using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Bot.Simulator.Platform.Wire;

namespace Bot.Simulator.Platform.Residents;

/// <content>What the phone shows: the chat as it grows, and waiting for it.</content>
public sealed partial class SimulatedResident
{
    /// <summary>Waits until the chat holds a message that fits, also one from before. <see cref="TimeoutException"/> shows the chat.</summary>
    public Task<ChatMessage> WaitForAsync(Func<ChatMessage, bool> fits, TimeSpan? deadline = null) => _platform.Signal.UntilAsync(
        () => Chat.FirstOrDefault(fits), deadline ?? DefaultDeadline, () => $"No such message reached {Name}. The chat:\n{Transcript()}");

    /// <summary>Waits until the bot pushed a message that holds <paramref name="words"/>.</summary>
    public Task<ChatMessage> WaitForPushAsync(string words, TimeSpan? deadline = null) =>
        WaitForAsync(m => m.Pushed && Holds(m, words), deadline);

    /// <summary>The chat in lines, for failures of tests.</summary>
    public string Transcript() => string.Join('\n', Chat.Select(m => $"{m.Way} {m.Kind}: {m.Text}{string.Concat(m.Values.Select(v => $" {v.Key}={v.Value}"))}"));

    internal bool TakeConsent(string templateId)
    {
        while (_consents.TryGetValue(templateId, out var count) && count > 0)
        {
            if (_consents.TryUpdate(templateId, count - 1, count))
            {
                return true;
            }
        }

        return false;
    }

    internal ChatMessage Add(ChatWay way, string kind, string text, Func<ChatMessage, ChatMessage>? more = null)
    {
        ChatMessage message;
        lock (_gate)
        {
            message = new ChatMessage(_platform.NextMessageId(), _platform.Clock.GetUtcNow(), way, kind, text);
            message = more?.Invoke(message) ?? message;
            _chat.Enqueue(message);
            if (_chat.Count > PlatformLimits.ChatMessages)
            {
                _chat.Dequeue();
            }
        }

        _platform.Signal.Raise(new PlatformChange("chat", OpenId, message));
        return message;
    }

    private static bool Holds(ChatMessage message, string words) =>
        message.Text.Contains(words, StringComparison.Ordinal) || message.Values.Any(v => v.Value.Contains(words, StringComparison.Ordinal));

    private string? Show(CallbackAnswer answer)
    {
        if (answer.Trouble is not null && Following)
        {
            // The very words WeChat shows in the chat when an account's server fails.
            Add(ChatWay.Notice, "notice", "该服务号提供的服务出现故障，请稍后再试");
        }
        else if (answer.Reply is { } reply && Following)
        {
            Add(ChatWay.Passive, reply.Type, reply.Text, m => m with { MediaId = reply.MediaId, Articles = reply.Articles });
        }

        return answer.Text;
    }
}

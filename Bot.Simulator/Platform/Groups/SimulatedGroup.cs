namespace Bot.Simulator.Platform.Groups;

/// <summary>A WeCom group with a robot: what it received, and the robot's limit of 20 sends in any 60 seconds.</summary>
public sealed class SimulatedGroup(SimulatedPlatform platform, string key, string name)
{
    private readonly Lock _gate = new();
    private readonly Queue<GroupMessage> _messages = new();
    private readonly Queue<DateTimeOffset> _tries = new();

    /// <summary>The robot's key.</summary>
    public string Key => key;

    /// <summary>The group's demo name.</summary>
    public string Name => name;

    /// <summary>What the group received, oldest first.</summary>
    public IReadOnlyList<GroupMessage> Messages
    {
        get
        {
            lock (_gate)
            {
                return [.. _messages];
            }
        }
    }

    /// <summary>Waits until a message that holds <paramref name="words"/> is there. <see cref="TimeoutException"/> shows the group.</summary>
    public Task<GroupMessage> WaitForAsync(string words, TimeSpan? deadline = null) => platform.Signal.UntilAsync(
        () => Messages.FirstOrDefault(m => m.AllText.Contains(words, StringComparison.Ordinal)),
        deadline ?? Residents.SimulatedResident.DefaultDeadline,
        () => $"No message with \"{words}\" reached {name}. It holds:\n{string.Join("\n--\n", Messages.Select(m => m.AllText))}");

    /// <summary>Counts a try, also one that is refused: 45009 past the limit (群机器人配置说明, 消息发送频率限制).</summary>
    internal void CountTry()
    {
        lock (_gate)
        {
            var now = platform.Clock.GetUtcNow();
            while (_tries.TryPeek(out var oldest) && now - oldest >= PlatformLimits.RobotWindow)
            {
                _tries.Dequeue();
            }

            _tries.Enqueue(now);
            if (_tries.Count > PlatformLimits.RobotSends)
            {
                // Only the newest tries can matter, however often a broken sender knocks.
                _tries.Dequeue();
                throw Refusal.TooOften();
            }
        }
    }

    internal void Add(string type, string title, string text, IReadOnlyList<KeyValuePair<string, string>> fields, IReadOnlyList<GroupLink> links)
    {
        GroupMessage message;
        lock (_gate)
        {
            message = new GroupMessage(platform.NextMessageId(), platform.Clock.GetUtcNow(), type, title, text, fields, links);
            _messages.Enqueue(message);
            if (_messages.Count > PlatformLimits.ChatMessages)
            {
                _messages.Dequeue();
            }
        }

        platform.Signal.Raise(new PlatformChange("group", key, message));
    }
}

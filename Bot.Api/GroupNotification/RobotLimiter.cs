namespace Bot.Api.GroupNotification;

/// <summary>
/// WeCom takes at most 20 messages a minute from one robot, refused tries counted (WeCom docs: 群机器人配置说明, 消息发送频率限制).
/// A sliding window per robot; a send that finds it full is told when the next place is free.
/// </summary>
public sealed class RobotLimiter
{
    public const int Sends = 20;

    /// <summary>A second more than WeCom's minute, for the way there.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(61);

    private readonly Dictionary<string, Queue<DateTimeOffset>> _sends = new(StringComparer.Ordinal);
    private readonly Lock _guard = new();

    /// <summary>Null when the send may go out now and has been counted; else the instant to come back at.</summary>
    public DateTimeOffset? TryTake(string robot, DateTimeOffset now)
    {
        lock (_guard)
        {
            if (!_sends.TryGetValue(robot, out var sends))
            {
                sends = new Queue<DateTimeOffset>(Sends);
                _sends[robot] = sends;
            }

            while (sends.TryPeek(out var oldest) && oldest + Window <= now)
            {
                sends.Dequeue();
            }

            if (sends.Count >= Sends)
            {
                return sends.Peek() + Window;
            }

            sends.Enqueue(now);
            return null;
        }
    }
}

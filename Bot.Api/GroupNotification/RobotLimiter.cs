using System.Runtime.InteropServices;

namespace Bot.Api.GroupNotification;

/// <summary>
/// WeCom takes at most 20 messages a minute from one robot, refused tries counted (WeCom docs: 群机器人配置说明, 消息发送频率限制).
/// A sliding window per robot. A place is taken before the send and counted until a window after its answer: the
/// platform saw the message at some instant between, so its own count never reaches more than ours.
/// </summary>
public sealed class RobotLimiter
{
    public const int Sends = 20;

    /// <summary>Places that only urgent messages may take.</summary>
    public const int UrgentSends = 4;

    /// <summary>A second more than WeCom's minute, for clocks that disagree.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(61);

    /// <summary>While every place is under way, nobody knows when the next is free; look again then.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, Minute> _robots = new(StringComparer.Ordinal);
    private readonly Lock _guard = new();

    /// <summary>Places free now for a message of that kind.</summary>
    public int Free(string robot, bool urgent, DateTimeOffset now)
    {
        lock (_guard)
        {
            return Math.Max(0, Most(urgent) - Of(robot, now).Taken);
        }
    }

    /// <summary>Null when the send may go out now and holds a place until <see cref="Done"/>; else the instant to come back at.</summary>
    public DateTimeOffset? TryTake(string robot, bool urgent, DateTimeOffset now)
    {
        lock (_guard)
        {
            var minute = Of(robot, now);
            if (minute.Taken < Most(urgent))
            {
                minute.UnderWay++;
                return null;
            }

            // So many of the oldest have to go before one of this kind may come.
            var over = minute.Taken - Most(urgent);
            return over < minute.Answered.Count ? minute.Answered.ElementAt(over) + Window : now + Soon;
        }
    }

    /// <summary>The platform answered, or we stopped waiting: from now on the place grows old.</summary>
    public void Done(string robot, DateTimeOffset now)
    {
        lock (_guard)
        {
            var minute = Of(robot, now);
            minute.UnderWay = Math.Max(0, minute.UnderWay - 1);
            minute.Answered.Enqueue(now);
        }
    }

    /// <summary>Counts sends that a process before this one made.</summary>
    public void Restore(string robot, DateTimeOffset at, DateTimeOffset now)
    {
        lock (_guard)
        {
            // A clock that was set back must not make a send count for longer than a window from now.
            Of(robot, now).Answered.Enqueue(at < now ? at : now);
        }
    }

    /// <summary>The platform counts more than we did (somebody else uses the robot): the whole window is taken.</summary>
    public DateTimeOffset Fill(string robot, DateTimeOffset now)
    {
        lock (_guard)
        {
            var minute = Of(robot, now);
            while (minute.Taken < Sends)
            {
                minute.Answered.Enqueue(now);
            }

            return now + Window;
        }
    }

    private static int Most(bool urgent) => urgent ? Sends : Sends - UrgentSends;

    private Minute Of(string robot, DateTimeOffset now)
    {
        ref var minute = ref CollectionsMarshal.GetValueRefOrAddDefault(_robots, robot, out _);
        minute ??= new Minute();
        while (minute.Answered.TryPeek(out var oldest) && oldest + Window <= now)
        {
            minute.Answered.Dequeue();
        }

        return minute;
    }

    private sealed class Minute
    {
        public Queue<DateTimeOffset> Answered { get; } = new(Sends);

        public int UnderWay { get; set; }

        public int Taken => Answered.Count + UnderWay;
    }
}

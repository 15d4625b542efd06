namespace Bot.Simulator.Platform;

/// <summary>
/// How many customer-service messages may still be sent to one resident, and until when (客服消息下发规则).
/// Each kind of action has its own allowance, renewed to its full by the next action of that kind. Allowances do not add
/// up: a send counts against every open one, so nobody comes to lean on more than the largest. Passive replies cost nothing.
/// </summary>
public sealed class CustomerServiceWindow(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private Allowance _afterMessage;
    private Allowance _afterEvent;

    /// <summary>The resident sent a message.</summary>
    public void OpenByMessage()
    {
        lock (_gate)
        {
            _afterMessage = new(PlatformLimits.SendsAfterMessage, clock.GetUtcNow() + PlatformLimits.AfterMessage);
        }
    }

    /// <summary>The resident clicked a menu button, followed or scanned.</summary>
    public void OpenByEvent()
    {
        lock (_gate)
        {
            _afterEvent = new(PlatformLimits.SendsAfterEvent, clock.GetUtcNow() + PlatformLimits.AfterEvent);
        }
    }

    /// <summary>The resident stopped following: nothing may be sent any more.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _afterMessage = default;
            _afterEvent = default;
        }
    }

    /// <summary>What is left now: messages and the end of the longest allowance; null when the window is closed.</summary>
    public (int Sends, DateTimeOffset Until)? Left()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var message = _afterMessage.OpenAt(now);
            var ev = _afterEvent.OpenAt(now);
            return message || ev
                ? (SendsAt(now), message ? _afterMessage.Until : _afterEvent.Until)
                : null;
        }
    }

    /// <summary>Uses up one send: 45015 when no window is open, 45047 when the open ones are used up.</summary>
    public void Take()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (!_afterEvent.OpenAt(now) && !_afterMessage.OpenAt(now))
            {
                throw Refusal.WindowClosed();
            }

            if (SendsAt(now) == 0)
            {
                throw Refusal.SendsUsedUp();
            }

            _afterMessage = _afterMessage.Less(now);
            _afterEvent = _afterEvent.Less(now);
        }
    }

    private int SendsAt(DateTimeOffset now) => Math.Max(
        _afterMessage.OpenAt(now) ? _afterMessage.Sends : 0, _afterEvent.OpenAt(now) ? _afterEvent.Sends : 0);

    private readonly record struct Allowance(int Sends, DateTimeOffset Until)
    {
        public bool OpenAt(DateTimeOffset now) => Until > now;

        public Allowance Less(DateTimeOffset now) => OpenAt(now) && Sends > 0 ? this with { Sends = Sends - 1 } : this;
    }
}

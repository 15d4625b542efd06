namespace Bot.Api.Conversations;

/// <summary>Counts what one resident's turns changed in any 60 seconds. Empty until the first; guarded by the resident's gate.</summary>
public sealed class MinuteMeter
{
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    private Queue<long>? _turns;

    /// <summary>Null when one more is allowed now, else how long until it is.</summary>
    public TimeSpan? Wait(DateTimeOffset now, int most)
    {
        if (_turns is null)
        {
            return null;
        }

        while (_turns.TryPeek(out var oldest) && oldest + Window.Ticks <= now.UtcTicks)
        {
            _turns.Dequeue();
        }

        return _turns.Count < most ? null : TimeSpan.FromTicks(_turns.Peek() + Window.Ticks - now.UtcTicks);
    }

    public void Count(DateTimeOffset now) => (_turns ??= new Queue<long>()).Enqueue(now.UtcTicks);
}

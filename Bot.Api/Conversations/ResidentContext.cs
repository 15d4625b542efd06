using System.Diagnostics.CodeAnalysis;
using Bot.Api.Result;
using Bot.Data.Deliveries;
using Bot.Dialogs;

namespace Bot.Api.Conversations;

/// <summary>
/// One resident's conversation in memory: what a turn needs, so that a turn that changes nothing touches no disk.
/// The database stays the truth: a turn commits only onto <see cref="Version"/>, and whoever changes the rows from
/// elsewhere marks the context stale.
/// </summary>
public sealed class ResidentContext(string resident) : IDisposable
{
    /// <summary>
    /// Replies remembered per resident: WeChat retries within 15 seconds, and nobody sends 16 messages in that time.
    /// Replies to turns that changed something are in the database as well.
    /// </summary>
    public const int RememberedReplies = 16;

    // Two short rings rather than a dictionary: sixteen places are searched as fast, and there are tens of thousands of these.
    private readonly string?[] _keys = new string?[RememberedReplies];
    private readonly string?[] _replies = new string?[RememberedReplies];
    private int _next;
    private int _stale = 1;
    private long _contact, _message;

    /// <summary>Turns of one resident run one after another.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    public string Resident { get; } = resident;

    /// <summary>0 while the resident has no row yet.</summary>
    public long Version { get; set; }

    public ConversationState State { get; set; } = ConversationState.Idle.Instance;

    public string? HomeGrid { get; set; }

    public bool Following { get; set; } = true;

    /// <summary>The last contact as it is on disk; the one in memory may be younger.</summary>
    public DateTimeOffset StoredContact { get; set; }

    /// <summary>The last contact and the last message, younger than the stored ones where turns changed nothing.</summary>
    public LastHeard LastHeard => new(Instant(ref _contact), Instant(ref _message));

    public IReadOnlyList<IntakeSummary> Intakes { get; set; } = [];

    /// <summary>Messages that found no open door and wait for this resident's next word.</summary>
    public IReadOnlyList<Delivery> Kept { get; set; } = [];

    /// <summary>Turns with an effect in the last minute. In memory only: a restart forgives.</summary>
    public MinuteMeter Meter { get; } = new();

    public bool IsStale => Volatile.Read(ref _stale) == 1;

    /// <summary>The rows changed: read them before the next turn.</summary>
    public void MarkStale() => Volatile.Write(ref _stale, 1);

    /// <summary>Called before reading, so that a change during the read marks it stale again.</summary>
    public void MarkFresh() => Volatile.Write(ref _stale, 0);

    /// <summary>Notes that the resident was here; a click, a scan or a follow opens less than a message does.</summary>
    public void Heard(Incoming incoming, DateTimeOffset at)
    {
        Volatile.Write(ref _contact, at.UtcTicks);
        if (incoming is not (Incoming.MenuClick or Incoming.Scanned or Incoming.Followed or Incoming.Unfollowed))
        {
            Volatile.Write(ref _message, at.UtcTicks);
        }
    }

    /// <summary>What the row says of the last message, if memory knows no younger one.</summary>
    public void HeardBefore(DateTimeOffset message) => Volatile.Write(ref _message, Math.Max(Volatile.Read(ref _message), message.UtcTicks));

    /// <summary>The row is gone: whoever speaks next is somebody new.</summary>
    public void Forget()
    {
        if (Version == 0)
        {
            return;
        }

        (Version, State, HomeGrid, Following, StoredContact) = (0, ConversationState.Idle.Instance, null, true, default);
        (Intakes, Kept) = ([], []);
        Array.Clear(_keys);
        Array.Clear(_replies);
    }

    public bool TryRemember(string messageKey, [NotNullWhen(true)] out string? reply)
    {
        var place = Array.IndexOf(_keys, messageKey);
        reply = place < 0 ? null : _replies[place];
        return place >= 0;
    }

    public void Remember(string messageKey, string reply)
    {
        if (Array.IndexOf(_keys, messageKey) >= 0)
        {
            return;
        }

        // Who asks the same gets the same: one copy of those words is enough.
        var same = Array.IndexOf(_replies, reply);
        _keys[_next] = messageKey;
        _replies[_next] = same < 0 ? reply : _replies[same];
        _next = (_next + 1) % RememberedReplies;
    }

    public void Dispose() => Gate.Dispose();

    private static DateTimeOffset Instant(ref long ticks) => new(Volatile.Read(ref ticks), TimeSpan.Zero);
}

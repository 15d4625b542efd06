using System.Text.Json.Serialization;

namespace Bot.Simulator.Platform.Faults;

/// <summary>
/// Something that goes wrong between the platforms and the bot, switched on by hand. A closed set; each is JSON by its
/// <c>kind</c>. What concerns a call of the bot is an <see cref="OfCall"/>, what concerns a callback an <see cref="OfCallback"/>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(PlatformDown), "platform-down")]
[JsonDerivedType(typeof(ConnectionDropped), "connection-dropped")]
[JsonDerivedType(typeof(AnswerLost), "answer-lost")]
[JsonDerivedType(typeof(Slow), "slow")]
[JsonDerivedType(typeof(Hang), "hang")]
[JsonDerivedType(typeof(ServerError), "server-error")]
[JsonDerivedType(typeof(Errcode), "errcode")]
[JsonDerivedType(typeof(TokenRevoked), "token-revoked")]
[JsonDerivedType(typeof(MediaGone), "media-gone")]
[JsonDerivedType(typeof(Duplicate), "duplicate")]
[JsonDerivedType(typeof(Reordered), "reordered")]
[JsonDerivedType(typeof(ReplyLate), "reply-late")]
[JsonDerivedType(typeof(ReplyLost), "reply-lost")]
[JsonDerivedType(typeof(HungUp), "hung-up")]
[JsonDerivedType(typeof(ClockSkew), "clock-skew")]
[JsonDerivedType(typeof(OwnConnections), "own-connections")]
public abstract record Fault
{
    private Fault()
    {
    }

    /// <summary>Only what concerns this openid or this robot's key; null for everyone.</summary>
    public string? To { get; init; }

    /// <summary>How often it happens before it is over; null until it is lifted.</summary>
    public int? Times { get; init; }

    /// <summary>A fault of the platform's side of a call of the bot.</summary>
    public abstract record OfCall : Fault
    {
        /// <summary>Paths that begin with this; null for every API of both platforms.</summary>
        public string? Path { get; init; }

        internal virtual bool Meets(CallFacts call) =>
            (Path is null || call.Path.StartsWith(Path, StringComparison.Ordinal)) && (To is null || To == call.To);
    }

    /// <summary>Nobody answers: the connection ends before anything took effect.</summary>
    public sealed record PlatformDown : OfCall;

    /// <summary>The connection ends before the call took effect.</summary>
    public sealed record ConnectionDropped : OfCall;

    /// <summary>The call takes effect, then the connection ends without an answer: what makes senders send twice.</summary>
    public sealed record AnswerLost : OfCall;

    /// <summary>The call takes effect at once, its answer comes <paramref name="Seconds"/> later.</summary>
    public sealed record Slow(double Seconds) : OfCall;

    /// <summary>The call takes no effect and is never answered: the caller's own patience ends it.</summary>
    public sealed record Hang : OfCall;

    /// <summary>HTTP 500 with a page instead of JSON; no effect.</summary>
    public sealed record ServerError : OfCall;

    /// <summary>Refused by number before it took effect.</summary>
    public sealed record Errcode(int Code) : OfCall;

    /// <summary>Every token handed out so far is worth nothing, as when somebody else renews it; a new one can be had at once.</summary>
    public sealed record TokenRevoked : OfCall
    {
        internal override bool Meets(CallFacts call) => call.HasUnknownToken && base.Meets(call);
    }

    /// <summary>40007 for one media file, or for all when <paramref name="MediaId"/> is null.</summary>
    public sealed record MediaGone(string? MediaId = null) : OfCall
    {
        internal override bool Meets(CallFacts call) =>
            call.MediaId is not null && (MediaId is null || MediaId == call.MediaId) && base.Meets(call);
    }

    /// <summary>A fault on the way of a callback or of its reply.</summary>
    public abstract record OfCallback : Fault
    {
        internal bool Meets(string openId) => To is null || To == openId;
    }

    /// <summary>Each message is delivered <paramref name="Copies"/> times, at once or one after another; the chat shows the first reply.</summary>
    public sealed record Duplicate(int Copies, bool AtOnce = true) : OfCallback;

    /// <summary>
    /// Holds messages of one resident back until there are <paramref name="Count"/>, then delivers them one after another in
    /// another order: <paramref name="Order"/> counts from 0, the last first when null. Lifting it lets go of what it holds.
    /// </summary>
    public sealed record Reordered(int Count, IReadOnlyList<int>? Order = null) : OfCallback;

    /// <summary>The reply comes after the platform's patience: the try counts as failed when that is over. Counted by tries.</summary>
    public sealed record ReplyLate : OfCallback;

    /// <summary>The bot answered, the platform never sees it and tries again at once. Counted by tries.</summary>
    public sealed record ReplyLost : OfCallback;

    /// <summary>The platform hangs up after <paramref name="Seconds"/>, in the middle of the bot's work, and tries again. Counted by tries.</summary>
    public sealed record HungUp(double Seconds) : OfCallback;

    /// <summary>Seconds by which <c>CreateTime</c> and the signature's <c>timestamp</c> are off, ahead or (negative) behind. Counted by tries.</summary>
    public sealed record ClockSkew(int CreateTime, int Timestamp) : OfCallback;

    /// <summary>Every try comes over a connection of its own, as from another machine. Counted by tries.</summary>
    public sealed record OwnConnections : OfCallback;
}

/// <summary>What a fault may ask about a call. <paramref name="HasUnknownToken"/>: it carries a token that is worth nothing.</summary>
internal readonly record struct CallFacts(string Path, string? To, string? MediaId, bool HasUnknownToken);

using System.Collections.Immutable;

namespace Bot.Dialogs;

/// <summary>
/// What hearing one message comes to: the state the conversation is in now, what to say, and what must be done.
/// A turn whose <see cref="Next"/> is the very instance that was passed in and that has no outcome changes nothing:
/// it is answered without a transaction, so return the same instance whenever nothing changed.
/// </summary>
public sealed record Turn(ConversationState Next, string Reply, ImmutableArray<Outcome> Outcomes)
{
    /// <summary>
    /// Stands in a reply for the intake number, which exists only once the transaction has drawn it.
    /// A private-use character: residents' words have it removed before a dialog hears them.
    /// </summary>
    public const string NumberMark = "\uE000";

    public Turn(ConversationState next, string reply)
        : this(next, reply, [])
    {
    }

    public Turn(ConversationState next, string reply, Outcome outcome)
        : this(next, reply, [outcome])
    {
    }
}

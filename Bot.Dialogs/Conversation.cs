namespace Bot.Dialogs;

/// <summary>The only way in: a state and a message make a turn. Pure: same arguments, same turn.</summary>
public static class Conversation
{
    public static Turn Hear(ConversationState state, Incoming incoming, IGuide guide) => new(state, "");

    /// <summary>
    /// The state after the resident was told a result and asked to rate it, outside any turn of theirs.
    /// An open draft is kept inside and led back to after the rating.
    /// </summary>
    public static ConversationState AskForRating(ConversationState state, string number) =>
        new ConversationState.AskedForRating(number, state.OpenDraft);
}

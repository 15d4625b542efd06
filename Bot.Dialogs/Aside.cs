using Bot.Dialogs.Reporting;

namespace Bot.Dialogs;

/// <summary>Coming back from a step beside a report.</summary>
internal static class Aside
{
    /// <summary>Where the resident stands once the step is over: at their draft, or nowhere.</summary>
    public static ConversationState Settle(ConversationState state, IGuide guide) => state switch
    {
        ConversationState.Reporting or ConversationState.Idle => state,
        { OpenDraft: { } draft } => ReportDialog.Resume(draft, guide).State with { TouchedAt = state.TouchedAt },
        _ => ConversationState.Idle.Instance,
    };

    /// <summary>The step is over with these words; an interrupted draft is led back to.</summary>
    public static Turn Over(ConversationState state, string reply, IGuide guide, params ReadOnlySpan<Outcome> outcomes)
    {
        if (state.OpenDraft is not { } draft)
            return new(ConversationState.Idle.Instance, reply, [.. outcomes]);
        var (next, reminder) = ReportDialog.Resume(draft, guide);
        return new(next, Talk.Lines(reply, reminder), [.. outcomes]);
    }

    /// <summary>The open draft is submitted or given up; one that waited behind it is led back to.</summary>
    public static Turn Drop(ConversationState state, string reply, IGuide guide, params ReadOnlySpan<Outcome> outcomes)
    {
        if (state.OpenDraft?.Later is not { } later)
            return new(ConversationState.Idle.Instance, reply, [.. outcomes]);
        if (later.IsAlso)
            return AlsoStep.Offer(later, state.OpenDraft, reply, guide, outcomes);
        var (next, reminder) = ReportDialog.Resume(later, guide);
        return new(next, Talk.Lines(reply, reminder), [.. outcomes]);
    }

    /// <summary>The message has nothing to do with the step: it is heard as if the step were over.</summary>
    public static Turn Leave(ConversationState state, Incoming incoming, IGuide guide) =>
        Conversation.Hear(Settle(state, guide), incoming, guide);
}

namespace Bot.Dialogs.Tracking;

/// <summary>
/// 催办: each has an effect of its own (the group, then the office as well, then the desk), with a pause between two and
/// a cap per promise. Without an effect one is told what was done, what happened since, and when one may again.
/// </summary>
internal static class UrgeDialog
{
    public static Turn Do(ConversationState state, IntakeSummary intake, IGuide guide)
    {
        var ruling = Urging.Of(intake, guide);
        return ActDialog.Done(state, ruling.Said, ruling.Rung is { } rung ? new Outcome.Urge(intake.Number, rung) : null, guide);
    }
}

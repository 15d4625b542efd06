namespace Bot.Dialogs.Tracking;

/// <summary>
/// 催办: each has an effect of its own (the group, then the office as well, then the desk), with a pause between two and
/// a cap per promise. Without an effect one is told what was done, what happened since, and when one may again.
/// </summary>
internal static class UrgeDialog
{
    private const int SecondTime = 2;

    public static Turn Do(ConversationState state, IntakeSummary intake, IGuide guide)
    {
        var town = guide.Jurisdiction;
        if (intake.LastUrgedAt is { } last && intake.Urges > 0 && guide.Now - last < town.UrgeCooldown)
            return ActDialog.Done(state, UrgeWords.TooSoon(intake, last, guide), null, guide);
        if (intake.Urges >= town.UrgesAtMost)
            return ActDialog.Done(state, UrgeWords.DeskHasIt(intake, guide), null, guide);
        var rung = RungOf(intake, guide);
        return ActDialog.Done(state, UrgeWords.Urged(intake, rung, guide), new Outcome.Urge(intake.Number, rung), guide);
    }

    private static UrgeRung RungOf(IntakeSummary intake, IGuide guide)
    {
        var time = intake.Urges + 1;
        var isLate = intake.Due is { } due && due < guide.Now;
        return isLate || (time >= guide.Jurisdiction.UrgesAtMost && time > 1) ? UrgeRung.Desk
            : time >= SecondTime || intake.PastTheGrid || intake.AtOffice ? UrgeRung.Office
            : UrgeRung.Grid;
    }
}

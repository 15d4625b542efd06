namespace Bot.Dialogs.Tracking;

/// <summary>
/// What an urging (催办) comes to, at whichever door it is asked for: how far it reaches, or why it does nothing this time
/// and when one may again. The workflow table has the last word on whether it may be urged at all.
/// </summary>
public static class Urging
{
    private const int SecondTime = 2;

    public static UrgeRuling Of(IntakeSummary intake, IGuide guide)
    {
        var town = guide.Jurisdiction;
        if (intake.LastUrgedAt is { } last && intake.Urges > 0 && guide.Now - last < town.UrgeCooldown)
            return new(null, UrgeWords.TooSoon(intake, last, guide), intake.Urges < town.UrgesAtMost ? last + town.UrgeCooldown : null);
        if (intake.Urges >= town.UrgesAtMost)
            return new(null, UrgeWords.DeskHasIt(intake, guide), null);
        var rung = RungOf(intake, guide);
        return new(rung, UrgeWords.Urged(intake, rung, guide), intake.Urges + 1 < town.UrgesAtMost ? guide.Now + town.UrgeCooldown : null);
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

/// <summary>How far it reaches (null: nothing is done this time), what the resident is told, and from when on it may be urged again (null: not any more).</summary>
public sealed record UrgeRuling(UrgeRung? Rung, string Said, DateTimeOffset? NextAt);

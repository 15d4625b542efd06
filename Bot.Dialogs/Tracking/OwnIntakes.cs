using Bot.Dialogs.Reading;
using Bot.Dialogs.Understanding;

namespace Bot.Dialogs.Tracking;

/// <summary>The resident's own intakes and which of them a command means. Nobody else's is ever looked at.</summary>
internal static class OwnIntakes
{
    private const int SameWords = 2;

    public static bool IsOpen(IntakeSummary intake) => intake.AwaitsRating
        || intake.Stage is IntakeStage.Submitted or IntakeStage.Accepted or IntakeStage.Handling or IntakeStage.Reopened or IntakeStage.Checking or IntakeStage.Resolved;

    public static bool IsOnItsWay(IntakeSummary intake) =>
        intake.Stage is IntakeStage.Submitted or IntakeStage.Accepted or IntakeStage.Handling or IntakeStage.Reopened;

    /// <summary>What an act may be done to, in the resident's eyes; the workflow table has the last word.</summary>
    public static bool Allows(IntakeSummary intake, IntakeAct act) => act switch
    {
        // A neighbour's matter is left at any time.
        IntakeAct.Withdraw when intake.IsFollowed => IsOpen(intake),
        IntakeAct.Urge or IntakeAct.Withdraw => IsOnItsWay(intake),
        IntakeAct.Supplement => IsOpen(intake) && intake.Stage != IntakeStage.Closed,
        IntakeAct.Rate => intake.AwaitsRating,
        _ => true,
    };

    public static IntakeSummary? Find(string number, IGuide guide) => guide.MyIntakes.FirstOrDefault(i => i.Number == number);

    /// <summary>Open ones first, then recent ones, as many as digits can choose.</summary>
    public static List<IntakeSummary> Listed(IntakeAct act, IGuide guide) =>
        [.. guide.MyIntakes.Where(i => Allows(i, act)).OrderByDescending(IsOpen).Take(DialogLimits.Choices)];

    /// <summary>The intake a question like 上次那个下水道修得咋样了 means: the one that shares its item or words; null when none or several do.</summary>
    public static IntakeSummary? Meant(string words, IGuide guide)
    {
        var item = guide.Understanding.Judge(words) is { NamesMatter: true } meaning ? guide.Jurisdiction.Item(meaning.Item)?.Name : null;
        var likely = guide.MyIntakes.Where(i => i.ItemName == item || Shared(words, i.Text) >= SameWords).ToList();
        var open = likely.Where(IsOpen).ToList();
        return open.Count == 1 ? open[0] : likely.Count == 1 ? likely[0] : null;
    }

    private static int Shared(string words, string text)
    {
        var shared = 0;
        for (var i = 0; i + 2 <= words.Length; i++)
        {
            if (text.Contains(words.AsSpan(i, 2), StringComparison.Ordinal) && !Plain.IsEdge(words[i]))
                shared++;
        }
        return shared;
    }
}

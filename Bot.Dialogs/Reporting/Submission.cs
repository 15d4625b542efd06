using Bot.Dialogs.Tracking;

namespace Bot.Dialogs.Reporting;

/// <summary>The word to go: a complete draft becomes an intake, unless the day is full.</summary>
internal static class Submission
{
    /// <summary>Submits the draft of this step. One that waited behind it is led back to.</summary>
    public static Turn Go(ConversationState.Reporting state, Draft draft, IGuide guide)
    {
        if (IsFull(draft, guide))
            return new(state, TooMany(guide));
        var sent = draft with { Later = null };
        var grid = sent.Place?.GridCode is { } code ? guide.GridByCode(code) : null;
        return Aside.Drop(state with { Draft = draft }, Said(sent, grid, guide), guide, new Outcome.SubmitReport(sent));
    }

    private static string Said(Draft sent, GridNotice? grid, IGuide guide) => PageLink.In(
        ReportWords.Submitted(sent, guide.PromiseFor(sent), grid, guide.Now), "也可以点开看", Turn.NumberMark, guide.Jurisdiction.IntakePages);

    /// <summary>True when the resident has reported as much as one day takes. What is urgent is never refused.</summary>
    public static bool IsFull(Draft draft, IGuide guide) => !draft.Urgent && Today(guide) >= guide.Jurisdiction.IntakesPerDay;

    public static string TooMany(IGuide guide) =>
        $"今天您已经报了 {guide.Jurisdiction.IntakesPerDay} 件，一天最多收这么多，好让别人的事也有人办。这件给您留着，明天再来就能交；等不及请打 {guide.Jurisdiction.HotlinePhone}，有危险打 110、119、120。";

    private static int Today(IGuide guide)
    {
        var count = 0;
        foreach (var intake in guide.MyIntakes)
        {
            if (!intake.IsFollowed && intake.SubmittedAt.ToOffset(guide.Now.Offset).Date == guide.Now.Date)
                count++;
        }
        return count;
    }
}

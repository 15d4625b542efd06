using Bot.Dialogs.Consulting;
using Bot.Dialogs.FindingMyWorker;
using Bot.Dialogs.Helping;
using Bot.Dialogs.Reading;
using Bot.Dialogs.Referring;
using Bot.Dialogs.Reporting;

namespace Bot.Dialogs.Welcoming;

/// <summary>Nothing is open: a place alone asks for its grid worker, anything else that is said is a report.</summary>
internal static class IdleDialog
{
    public static Turn Hear(ConversationState state, string words, IGuide guide)
    {
        var folded = Plain.Fold(words);
        if (IdleTalk.Answer(folded) is { } talk)
            return new(state, talk);
        if (Digits.Choice(words) is not null || folded.All(char.IsAsciiDigit))
            return new(state, folded.Length == 0 ? HelpWords.Empty : WelcomeWords.NothingToChoose);
        if (!folded.Any(char.IsLetter))
            return new(state, HelpWords.Empty);
        if (Rating.RatingDialog.Unprompted(state, words, guide) is { } refused)
            return refused;
        if (PlaceTalk.IsJustPlace(words, guide))
            return FindWorkerDialog.HearPlace(ConversationState.AskedWhereTheyLive.Instance, words, guide);
        // What is refused at the door or belongs elsewhere is told so, however much 几天 in it sounds like a question.
        if (IdleQuestion.Is(words, guide) && Referrals.For(words, guide.Understanding.Judge(words), guide.Jurisdiction) is null)
            return ConsultDialog.AskGuessed(words, guide);
        return ReportDialog.Start(new Draft(), words, guide);
    }

    public static Turn Hear(Incoming.Media media, IGuide guide) =>
        ReportDialog.Hear(new ConversationState.AskedForProblem(new Draft()), media, guide);
}

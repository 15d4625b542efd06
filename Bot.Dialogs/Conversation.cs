using Bot.Dialogs.Consulting;
using Bot.Dialogs.FindingMyWorker;
using Bot.Dialogs.Helping;
using Bot.Dialogs.PickingUp;
using Bot.Dialogs.Rating;
using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.SendingUp;
using Bot.Dialogs.Tracking;
using Bot.Dialogs.Understanding;
using Bot.Dialogs.Welcoming;

namespace Bot.Dialogs;

/// <summary>The only way in: a state and a message make a turn. Pure: same arguments, same turn.</summary>
public static class Conversation
{
    public static Turn Hear(ConversationState state, Incoming incoming, IGuide guide)
    {
        var before = state;
        if (SentUpDialog.IsOver(state, guide.Now))
            state = Aside.Settle(state, guide);
        var turn = incoming switch
        {
            Incoming.Text text => HearWords(state, Plain.Clean(text.Words), guide),
            Incoming.Media media => HearMedia(state, media, guide),
            Incoming.Location location => HearLocation(state, location, guide),
            Incoming.MenuClick click => Commands.Run(state, Clicked(click.Key), "", guide),
            Incoming.Followed followed => Commands.LeadBack(state, WelcomeDialog.Followed(state, followed.Scene, guide)),
            Incoming.Scanned scanned => Commands.LeadBack(state, WelcomeDialog.Scanned(state, scanned.Scene, guide)),
            Incoming.Unfollowed => new Turn(state, "", new Outcome.Unfollow()),
            Incoming.Unreadable unreadable => Commands.LeadBack(state, new(state, HelpWords.Unreadable(Plain.Clean(unreadable.What)))),
            _ => throw new ArgumentOutOfRangeException(nameof(incoming), incoming, "Incoming is a closed set"),
        };
        if (OldDrafts.IsOld(state, guide.Now))
            turn = OldDrafts.Retold(state, turn, guide.Now);
        var touched = turn.Next.OpenDraft is not null && !ReferenceEquals(turn.Next, before);
        return touched
            ? turn with { Next = turn.Next with { TouchedAt = guide.Now }, Reply = Talk.Fit(turn.Reply) }
            : turn with { Reply = Talk.Fit(turn.Reply) };
    }

    /// <summary>
    /// The state after the resident was told a result and asked to rate it, outside any turn of theirs.
    /// An open draft is kept inside and led back to after the rating.
    /// </summary>
    public static ConversationState AskForRating(ConversationState state, string number) =>
        new ConversationState.AskedForRating(number, state.OpenDraft) { TouchedAt = state.TouchedAt };

    /// <summary>The state once the transaction has drawn the number that <see cref="Turn.NumberMark"/> stands for.</summary>
    public static ConversationState Numbered(ConversationState state, string number) =>
        state is ConversationState.SentUp { Number: Turn.NumberMark } sent ? sent with { Number = number } : state;

    /// <summary>The state after a danger whose place nobody gave was submitted as <paramref name="number"/>, outside any turn of theirs.</summary>
    public static ConversationState SentUpUnanswered(ConversationState state, string number, DateTimeOffset now) =>
        new ConversationState.SentUp(number, now) { Interrupted = state.OpenDraft?.Later, TouchedAt = state.TouchedAt };

    /// <summary>What the resident is told then.</summary>
    public static string ToldUnanswered(string number, Jurisdiction jurisdiction) => SendUpWords.SentUpWithoutPlace(number, jurisdiction);

    /// <summary>Too many messages with an effect in a minute: this one was not heard. <paramref name="seconds"/> until the next one is.</summary>
    public static string TooFast(int seconds, Jurisdiction jurisdiction) => HelpWords.TooFast(seconds, jurisdiction);

    /// <summary>What to say when a message could not be kept: nothing was written, and saying it again does it.</summary>
    public static string SayAgain(Jurisdiction jurisdiction) => HelpWords.SayAgain(jurisdiction);

    /// <summary>Whatever the state, words that tell of a danger are answered with what to do now, first.</summary>
    private static Turn HearWords(ConversationState state, string words, IGuide guide)
    {
        if (words.Length is 0 or > DialogLimits.TextLength)
            return AnswerWords(state, words, null, guide);
        var command = CommandReader.Read(words);
        // A bare command tells of nothing but itself.
        var danger = command is { Words.Length: 0 } ? Danger.None : guide.Understanding.Judge(words).Danger;
        if (danger != Danger.None && SendUpDialog.Hear(state, command, words, danger, guide) is { } sent)
            return sent;
        if (OldDrafts.Offer(state, words, command, guide) is { } offer)
            return offer;
        var turn = AnswerWords(state, words, command, guide);
        var advice = DangerWords.For(danger);
        return advice.Length == 0 || turn.Reply.Contains(advice, StringComparison.Ordinal) ? turn : turn with { Reply = Talk.Lines(advice, turn.Reply) };
    }

    private static Turn AnswerWords(ConversationState state, string words, Command? command, IGuide guide)
    {
        if (words.Length <= DialogLimits.TextLength && Faces.IsOnly(words))
            return OnTheTable.Face(state);
        if (words.Length == 0 || (Plain.Fold(words).Length == 0 && words.Length <= DialogLimits.TextLength))
            return Commands.LeadBack(state, new(state, HelpWords.Empty));
        if (words.Length > DialogLimits.TextLength)
            return Commands.LeadBack(state, new(state, ReportWords.TextTooLong(words.Length)));
        if (PrivacyQuestion.Answer(state, command, words, guide) is { } kept)
            return kept;
        if (command is not null)
            return Commands.Run(state, command, words, guide);
        if (WhoIsThere.Answer(state, words, guide) is { } found)
            return found;
        if (TrackDialog.Question(state, words, guide) is { } tracked)
            return Commands.LeadBack(state, tracked);
        if (Impatience.Answer(state, words, guide) is { } impatient)
            return impatient;
        if (Abuse.IsPure(words))
            return Commands.LeadBack(state, new(state, WelcomeWords.Calm));
        if (Sayings.AsksWhatNext(Plain.Fold(words)))
            return OnTheTable.WhatNext(state, guide);
        return state switch
        {
            ConversationState.Reporting s => ReportDialog.Hear(s, words, guide),
            ConversationState.AskedWhereTheyLive s => FindWorkerDialog.HearPlace(s, words, guide),
            ConversationState.AskedWhichHome s => FindWorkerDialog.Choose(s, words, guide),
            ConversationState.OfferedHere s => FindWorkerDialog.HearOffer(s, words, guide),
            ConversationState.ShowedIntakes s => TrackDialog.Choose(s, words, guide),
            ConversationState.AskedForSupplement s => ActDialog.HearSupplement(s, words, guide),
            ConversationState.AskedForRating s => RatingDialog.Hear(s, words, guide),
            ConversationState.AskedToWithdraw s => WithdrawDialog.Hear(s, words, guide),
            ConversationState.SentUp s => SentUpDialog.Hear(s, words, guide),
            ConversationState.AskedWhy s => WhyDialog.Hear(s, words, guide),
            ConversationState.AnsweredQuestion s => ConsultDialog.Hear(s, words, guide),
            _ => IdleDialog.Hear(state, words, guide),
        };
    }

    private static Turn HearMedia(ConversationState state, Incoming.Media media, IGuide guide) => state switch
    {
        ConversationState.AskedForSupplement s => ActDialog.HearSupplement(s, media),
        ConversationState.AskedForRating s => RatingDialog.Hear(s, media, guide),
        ConversationState.SentUp s => SentUpDialog.Hear(s, media),
        ConversationState.AskedWhy s => WhyDialog.Hear(s, media, guide),
        _ when OldDrafts.Offer(state, media, guide) is { } offer => offer,
        ConversationState.OfferedHere { Interrupted: null } s =>
            ReportDialog.Hear(new ConversationState.AskedForProblem(new Draft { Place = s.Place }), media, guide),
        _ when Aside.Settle(state, guide) is ConversationState.Reporting reporting => ReportDialog.Hear(reporting, media, guide),
        _ => IdleDialog.Hear(media, guide),
    };

    // Someone who looks for their worker means the map for that; in a report the map says where it is.
    private static Turn HearLocation(ConversationState state, Incoming.Location location, IGuide guide) => state switch
    {
        ConversationState.SentUp s => SentUpDialog.Hear(s, location, guide),
        ConversationState.AskedWhereTheyLive or ConversationState.AskedWhichHome => FindWorkerDialog.HearLocation(state, location, guide),
        _ when Aside.Settle(state, guide) is ConversationState.Reporting reporting => ReportDialog.Hear(reporting, location, guide),
        ConversationState.AnsweredQuestion { Guessed: true, Interrupted: null } s => ReportDialog.Hear(QuestionStep.Located(s, guide), location, guide),
        _ => FindWorkerDialog.HearLocation(state, location, guide),
    };

    private static Command Clicked(string key) => key switch
    {
        MenuKeys.FindWorker => new(Verb.FindWorker),
        MenuKeys.Report => new(Verb.Report),
        MenuKeys.MyIntakes => new(Verb.Track),
        MenuKeys.Consult => new(Verb.Consult),
        _ => new(Verb.Help),
    };
}

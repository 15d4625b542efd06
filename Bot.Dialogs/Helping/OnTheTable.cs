using Bot.Dialogs.FindingMyWorker;
using Bot.Dialogs.Rating;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.SendingUp;
using Bot.Dialogs.Tracking;
using Bot.Dialogs.Welcoming;

namespace Bot.Dialogs.Helping;

/// <summary>The question on the table, said again to somebody who sent only a face or asks what to do now. Nothing changes by it.</summary>
internal static class OnTheTable
{
    public static Turn Face(ConversationState state) => Question(state) is { } question
        ? new(state, Talk.Lines(WelcomeWords.Face, question))
        : new(state, Talk.Lines(WelcomeWords.Face, state.OpenDraft is null ? WelcomeWords.SayIt : ""));

    /// <summary>In a danger what to do now comes first; in a report the step it stands at; else how to use this.</summary>
    public static Turn WhatNext(ConversationState state, IGuide guide) => state switch
    {
        ConversationState.AskedWhereDangerIs s => new(state, Talk.Lines(DangerWords.For(guide.Understanding.Judge(s.Draft.Text).Danger), SendUpWords.StillWhere)),
        _ => new(state, Question(state) ?? HelpWords.Help),
    };

    private static string? Question(ConversationState state) => state switch
    {
        ConversationState.Reporting s => ReportWords.Reminder(s),
        ConversationState.SentUp s => SendUpWords.Again(s),
        ConversationState.AskedForRating => RatingWords.Choices,
        ConversationState.AskedWhy => WhyWords.Choices,
        ConversationState.AskedToWithdraw => WithdrawWords.Choices,
        ConversationState.OfferedHere => FindWorkerWords.OfferAgain,
        ConversationState.AskedWhereTheyLive => FindWorkerWords.AskWhere,
        ConversationState.ShowedIntakes s => ActWords.Which(s.Act),
        _ => null,
    };
}

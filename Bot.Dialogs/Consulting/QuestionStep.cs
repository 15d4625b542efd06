using System.Collections.Immutable;
using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Understanding;
using Bot.Dialogs.Welcoming;

namespace Bot.Dialogs.Consulting;

/// <summary>
/// A question that no document answers for sure: what may be meant is offered by its title, and beside it a person; where
/// nobody said 问, also that it is a report after all. The question stays in the draft whatever comes.
/// </summary>
internal static class QuestionStep
{
    private static readonly string[] ToPerson = ["转给专人", "转给专人答复", "转专人", "转人工", "都不是", "都不是转给专人答复", "问人", "专人答复", "登记咨询", "登记"];
    private static readonly string[] IsReport = ["反映问题", "要反映问题", "其实要反映问题", "报事", "是报事", "不是问", "要报", "我要反映"];

    public static Turn Ask(Draft draft, ImmutableArray<string> near, bool guessed, string lead)
    {
        var state = new ConversationState.AskedIfQuestion(draft) { Near = near, Guessed = guessed };
        return new(state, Talk.Lines(lead, ConsultWords.Which(state)));
    }

    public static Turn Hear(ConversationState.AskedIfQuestion state, string words, IGuide guide)
    {
        var folded = Plain.Fold(words);
        if (Digits.Choice(words) is { } digit)
            return Choose(state, digit, guide);
        if (ToPerson.Contains(folded) || Cues.IsNo(folded))
            return Confirm(state, guide);
        if (state.Guessed && IsReport.Contains(folded))
            return AsReport(state, guide);
        if (IdleTalk.Answer(folded) is not null || !folded.Any(char.IsLetter))
            return new(state, ConsultWords.Reminder(state));
        var asks = !state.Guessed || IdleQuestion.Is(words, guide);
        // Asked in other words, it may be answered; what was said before goes along in any case.
        if (asks && state.Draft is { Media.Length: 0, Phone: null } && DraftReading.Fits(state.Draft, words) && Finding.Answers(words, guide) is [var passage, ..])
            return Answered(state, DraftReading.Joined(state.Draft.Text, words), passage, guide);
        var (told, danger) = DraftReading.Add(state.Draft, words, guide);
        return asks
            ? DraftAsking.Next(told, guide, Talk.Lines(DangerWords.For(danger), ReportWords.InquiryTaken))
            : DraftAsking.Next(told with { Kind = null, Item = null }, guide, DangerWords.For(danger));
    }

    /// <summary>To a person: read back like any other inquiry.</summary>
    public static Turn Confirm(ConversationState.AskedIfQuestion state, IGuide guide) => DraftAsking.Next(state.Draft, guide, ReportWords.InquiryTaken);

    private static Turn Choose(ConversationState.AskedIfQuestion state, int digit, IGuide guide)
    {
        if (digit >= 1 && digit <= state.Near.Length)
        {
            return Finding.Chosen(state.Near[digit - 1], guide) is { } passage
                ? Answered(state, state.Draft.Text, passage, guide)
                : Confirm(state, guide);
        }
        return (digit - state.Near.Length) switch
        {
            1 => Confirm(state, guide),
            2 when state.Guessed => AsReport(state, guide),
            _ => new(state, ConsultWords.Reminder(state)),
        };
    }

    private static Turn Answered(ConversationState.AskedIfQuestion state, string question, Passage passage, IGuide guide)
    {
        var answer = ConsultWords.Answer(passage);
        var over = Aside.Drop(state, "", guide);
        return over.Next is ConversationState.Idle
            ? new(new ConversationState.AnsweredQuestion(question) { Guessed = state.Guessed }, Talk.Lines(answer, state.Guessed ? ConsultWords.ChoicesGuessed : ConsultWords.Choices))
            : new(new ConversationState.AnsweredQuestion(question) { Interrupted = state.Draft.Later, Guessed = state.Guessed }, Talk.Lines(answer, ConsultWords.ChoiceInside, over.Reply));
    }

    /// <summary>A place in answer to the answer: there is something the matter there, and what was asked is what it is.</summary>
    public static ConversationState.AskedForPlace Located(ConversationState.AnsweredQuestion state, IGuide guide) =>
        new(DraftReading.Understand(DraftReading.Add(new Draft(), state.Question, guide).Draft, guide));

    private static Turn AsReport(ConversationState.AskedIfQuestion state, IGuide guide) => Report(state.Draft, guide);

    /// <summary>What was taken for a question goes on as a report, with all that was said.</summary>
    public static Turn Report(Draft draft, IGuide guide)
    {
        var kind = guide.Understanding.Judge(draft.Text).Kind;
        return DraftAsking.Next(draft with { Kind = kind == "inquiry" ? "request" : kind, Item = draft.Item == ServiceItems.Other ? null : draft.Item }, guide);
    }
}

using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Understanding;
using Bot.Dialogs.Welcoming;

namespace Bot.Dialogs.Consulting;

/// <summary>政策咨询 and 问: answered from the city's documents with the source; what they do not say is an inquiry, answered by a person.</summary>
internal static class ConsultDialog
{
    private static readonly string[] Unclear = ["没说清", "没说清楚", "不清楚", "没听懂", "没看懂", "看不懂", "不懂", "转给人", "转给人答复", "没用", "不是这个", "不对", "不是"];

    private static readonly string[] Clear = ["有用", "够了", "清楚了", "懂了", "知道了", "明白了"];

    private static readonly string[] QuestionSigns = ["吗", "么", "呢", "怎么", "咋", "啥", "什么", "多久", "几", "多少", "谁", "哪", "如何", "能不能", "会不会", "有没有", "是不是", "行不行", "？", "?"];

    public static Turn Ask(ConversationState state, string words, IGuide guide)
    {
        if (words.Length > 0 && Answer(state, words, guide) is { } answered)
            return answered;
        if (words.Length > 0 && state.OpenDraft is not { Text.Length: > 0 } && Finding.Near(words, guide) is { Count: > 0 } near)
            return QuestionStep.Ask(DraftReading.Add((state.OpenDraft ?? new Draft()) with { Kind = "inquiry" }, words, guide).Draft, [.. near], guessed: false, ConsultWords.Nearly);
        if (state.OpenDraft is not { Text.Length: > 0 })
            return ReportDialog.Start((state.OpenDraft ?? new Draft()) with { Kind = "inquiry" }, words, guide, words.Length > 0 ? ConsultWords.NotFound : "");
        if (words.Length == 0)
            return state is ConversationState.Reporting ? new(state, ReportWords.SomethingElseOpen) : Aside.Over(state, ReportWords.SomethingElseOpen, guide);
        return Separately(words, guide) is { } outcome ? new(state, ConsultWords.Separate, outcome) : new(state, Submission.TooMany(guide));
    }

    /// <summary>The answer of the documents, and the way to a person beside it; null when they have none.</summary>
    public static Turn? Answer(ConversationState state, string words, IGuide guide)
    {
        if (Finding.Answers(words, guide) is not [var passage, ..])
            return null;
        var answer = ConsultWords.Answer(passage);
        // What goes on about a danger stays with it.
        if (state is ConversationState.SentUp or ConversationState.AskedWhereDangerIs)
            return new(state, answer);
        if (state.OpenDraft is not { } draft || draft == new Draft { Kind = draft.Kind })
            return new(new ConversationState.AnsweredQuestion(words), Talk.Lines(answer, ConsultWords.Choices));
        return new(
            new ConversationState.AnsweredQuestion(words) { Interrupted = draft },
            Talk.Lines(answer, ConsultWords.ChoiceInside, ReportDialog.Resume(draft, guide).Reminder));
    }

    /// <summary>Words out of the blue that ask something: answered, or asked first what becomes of them. Nobody said 问, so a report is one digit away.</summary>
    public static Turn AskGuessed(string words, IGuide guide)
    {
        if (Finding.Answers(words, guide) is [var passage, ..])
            return new(new ConversationState.AnsweredQuestion(words) { Guessed = true }, Talk.Lines(ConsultWords.Answer(passage), ConsultWords.ChoicesGuessed));
        var near = Finding.Near(words, guide);
        return QuestionStep.Ask(
            DraftReading.Add(new Draft { Kind = "inquiry" }, words, guide).Draft, [.. near], guessed: true, near.Count > 0 ? ConsultWords.Nearly : ConsultWords.NotFoundGuessed);
    }

    /// <summary>After an answer: it will do, it is not clear, the next question, or something else altogether.</summary>
    public static Turn Hear(ConversationState.AnsweredQuestion state, string words, IGuide guide)
    {
        var folded = Plain.Fold(words);
        var digit = Digits.Choice(words);
        if (folded is "0" or "零" || Unclear.Contains(folded) || (digit == 2 && state.Interrupted is null))
            return HandOver(state, guide);
        if (state is { Guessed: true, Interrupted: null } && (digit == 3 || folded is "反映问题" or "其实要反映问题" or "要反映问题" or "报事"))
            return QuestionStep.Report(DraftReading.Add(new Draft(), state.Question, guide).Draft, guide);
        if (state is { Guessed: true, Interrupted: null } && PlaceTalk.IsJustPlace(words, guide))
            return PlaceStep.Hear(QuestionStep.Located(state, guide), words, guide);
        if (state.Interrupted is not null && !Clear.Contains(folded))
            return IsQuestion(words, guide) ? Ask(state, words, guide) : Aside.Leave(state, new Incoming.Text(words), guide);
        if (digit == 1 || Clear.Contains(folded) || Cues.IsYes(folded))
            return Aside.Over(state, ConsultWords.Useful, guide);
        if (digit is not null || (folded.Length > 0 && folded.All(char.IsAsciiDigit)))
            return new(state, (state.Guessed ? ConsultWords.ChoicesGuessed : ConsultWords.Choices) + "。");
        if (IdleTalk.Answer(folded) is { } talk)
            return Aside.Over(state, talk, guide);
        return IsQuestion(words, guide) ? Ask(Aside.Settle(state, guide), words, guide) : Aside.Leave(state, new Incoming.Text(words), guide);
    }

    /// <summary>确认 means the report where one is open, else the answer.</summary>
    public static Turn Confirm(ConversationState.AnsweredQuestion state, string words, IGuide guide) => state.Interrupted is null
        ? Aside.Over(state, ConsultWords.Useful, guide)
        : Aside.Leave(state, new Incoming.Text(words), guide);

    // The question becomes an inquiry: read back like any other, or beside an open report at once and by itself.
    private static Turn HandOver(ConversationState.AnsweredQuestion state, IGuide guide)
    {
        if (state.Interrupted is null)
            return ReportDialog.Start(new Draft { Kind = "inquiry" }, state.Question, guide);
        return Separately(state.Question, guide) is { } outcome
            ? Aside.Over(state, ConsultWords.Separate, guide, outcome)
            : Aside.Over(state, Submission.TooMany(guide), guide);
    }

    // The open draft is about something else: the question goes its own way, whole and at once, and the draft stays.
    private static Outcome.SubmitReport? Separately(string words, IGuide guide)
    {
        var question = DraftReading.Understand(DraftReading.Add(new Draft { Kind = "inquiry" }, words, guide).Draft, guide);
        return Submission.IsFull(question, guide) ? null : new Outcome.SubmitReport(question);
    }

    private static bool IsQuestion(string words, IGuide guide) => words.Length <= Finding.QuestionLength
        && QuestionSigns.Any(s => words.Contains(s, StringComparison.Ordinal)) && Finding.Answers(words, guide).Count > 0;
}

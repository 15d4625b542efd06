using Bot.Dialogs;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Referring;
using Bot.Dialogs.Understanding;

namespace Bot.Api.Open311;

/// <summary>What a filed request means, judged as the chat judges words: urgency, danger, secrecy, blame, and what is not the grid's to do.</summary>
public sealed class FilingDraft
{
    private FilingDraft(Draft draft, string? refusal, string danger) => (Draft, Refusal, Danger) = (draft, refusal, danger);

    public Draft Draft { get; }

    /// <summary>Why it is not taken up, and where to go; null when it is.</summary>
    public string? Refusal { get; }

    /// <summary>What to do first, where the words tell of a danger to life; else empty.</summary>
    public string Danger { get; }

    public static FilingDraft Of(Filing filing, IUnderstanding understanding, Jurisdiction jurisdiction)
    {
        var words = filing.Description.Length > 0 ? filing.Description : filing.Service.Name;
        var read = InPerson.Of(words, understanding);
        var meaning = understanding.Judge(words);
        var aboutWorker = read.AboutWorker || filing.Service.Code == ServiceItems.OfficialConduct;
        var draft = read with
        {
            Text = filing.Pieces()[0],
            Item = aboutWorker ? ServiceItems.OfficialConduct : filing.Service.Code,
            Kind = filing.Answers.Kind ?? read.Kind,
            Confidential = read.Confidential || filing.Answers.IsConfidential,
            AboutWorker = aboutWorker,
            Phone = filing.Phone.Length > 0 ? filing.Phone : read.Phone,
            Place = new DraftPlace(filing.Place.Words, filing.Place.GridCode),
        };
        var refusal = IsHeardAnyway(draft, filing) ? null : Referrals.For(words, meaning, jurisdiction)?.Where;
        return new FilingDraft(draft, refusal is null ? null : $"{refusal}要转一条咨询，请把 attribute[{ItemAttributes.Kind}] 填 inquiry。", DangerWords.For(meaning.Danger));
    }

    /// <summary>As in the chat: a danger, a secret, a complaint about a worker and a question are heard before anything is refused.</summary>
    private static bool IsHeardAnyway(Draft draft, Filing filing) =>
        draft.Urgent || draft.Confidential || draft.AboutWorker || filing.Answers.Kind == "inquiry" || filing.Description.Length == 0;
}

using Bot.Dialogs;
using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Tracking;
using Bot.Dialogs.Understanding;

namespace Bot.Api.ResidentActs;

/// <summary>What the bot makes of words, before anything is filed; and questions, answered from the city's documents.</summary>
public sealed class Asking(ActPipeline pipeline, FileReport reports)
{
    /// <summary>Passages that answer one question.</summary>
    public const int AnswersAtMost = 3;

    private const int BestItems = 3;

    /// <summary>Understands words as a report would be: nothing is kept.</summary>
    public async Task<ActResult<UnderstandingAnswer>> UnderstandAsync(ResidentCaller who, string? text, CancellationToken cancellation)
    {
        var words = Plain.Clean(text);
        return FormCheck.Words(words, media: null) is { } wrong ? wrong
            : await pipeline.LookAsync(who, scene => Understood(words, scene.Guide), cancellation);
    }

    /// <summary>Answers a question; with <see cref="InquiryRequest.Ask"/> a person is asked too, and it gets a number.</summary>
    public async Task<ActResult<InquiryAnswer>> AskAsync(ResidentCaller who, string? key, InquiryRequest form, CancellationToken cancellation)
    {
        var words = Plain.Clean(form.Question);
        if (FormCheck.Words(words, media: null) is { } wrong)
        {
            return wrong with { Field = "question" };
        }

        var answers = await pipeline.LookAsync(
            who, scene => Questions.Answers(words, scene.Guide).Take(AnswersAtMost).Select(p => new PassageView(p.Source, p.Title, p.Answer)).ToList(), cancellation);
        if (!form.Ask)
        {
            return new InquiryAnswer(answers, null);
        }

        var filed = await reports.FileAsync(who, key, new ReportRequest(words, Kind: "inquiry"), cancellation);
        return filed.IsDone ? new InquiryAnswer(answers, filed.Answer.Number) : filed.Refusal;
    }

    private static UnderstandingAnswer Understood(string words, IGuide guide)
    {
        var reading = WholeReport.Read(words, new Draft(), guide);
        var draft = reading.Draft;
        var place = WholeReport.PlaceOf(draft, null, guide).Place;
        var same = place is null ? null : guide.SameLately(draft with { Place = place });
        var best = reading.Best.Select(g => new ItemChance(g.Item, NameOf(g.Item, guide), Math.Round(g.Confidence, 3))).Take(BestItems).ToList();
        return new UnderstandingAnswer(
            best.Find(b => b.Code == draft.Item) ?? new ItemChance(draft.Item!, NameOf(draft.Item!, guide), draft.Urgent || draft.AboutWorker ? 1 : 0),
            best,
            draft.Kind ?? "request",
            draft.Urgent,
            draft.Confidential,
            draft.AboutWorker,
            reading.Emergency.Length > 0 ? reading.Emergency : null,
            [.. guide.FindPlaces(words).DistinctBy(m => m.GridCode).Take(DialogLimits.Choices).Select(m => new PlaceView(m.Words, m.Address, m.GridCode, m.GridName, m.Certain))],
            same is null ? null : new NeighbourView(same.Number, same.ItemName, same.SubmittedAt, same.Stage.ToString().ToLowerInvariant(), same.HandlerName),
            reading.Refusal?.Where);
    }

    private static string NameOf(string item, IGuide guide) => guide.Jurisdiction.Item(item)?.Name ?? (item == ServiceItems.Other ? "其他" : item);
}

/// <summary>Words to be understood.</summary>
public sealed record UnderstandingRequest(string? Text);

/// <summary>What words were understood to be.</summary>
/// <param name="Item">The likeliest item.</param>
/// <param name="Top3">The likeliest three.</param>
/// <param name="Kind">complaint, request, inquiry, suggestion, praise.</param>
/// <param name="Urgent">Whether it will be treated as urgent.</param>
/// <param name="Confidential">Whether the words ask for secrecy.</param>
/// <param name="AboutWorker">Whether it is about a grid worker, and goes past the grid.</param>
/// <param name="Emergency">What to do now, before anything else; null where there is no danger.</param>
/// <param name="Places">Places the words name, best first, one for each grid.</param>
/// <param name="Neighbour">The same reported by a neighbour lately, which can be joined.</param>
/// <param name="Refusal">Where it belongs, when it is not the grid's.</param>
public sealed record UnderstandingAnswer(
    ItemChance Item, IReadOnlyList<ItemChance> Top3, string Kind, bool Urgent, bool Confidential, bool AboutWorker, string? Emergency, IReadOnlyList<PlaceView> Places, NeighbourView? Neighbour, string? Refusal);

/// <summary>An item with its chance, 0 to 1.</summary>
public sealed record ItemChance(string Code, string Name, double Confidence);

/// <summary>What may be known of a neighbour's intake: never what was said, nor by whom.</summary>
public sealed record NeighbourView(string Number, string Item, DateTimeOffset SubmittedAt, string Stage, string Handler);

/// <summary>A question; with <paramref name="Ask"/> a person is asked as well.</summary>
public sealed record InquiryRequest(string? Question, bool Ask = false);

/// <summary>What the documents say, best first, and the number when a person was asked.</summary>
public sealed record InquiryAnswer(IReadOnlyList<PassageView> Answers, string? Number);

/// <summary>A passage of the city's documents with its source (《…》第16条).</summary>
public sealed record PassageView(string Source, string Title, string Text);

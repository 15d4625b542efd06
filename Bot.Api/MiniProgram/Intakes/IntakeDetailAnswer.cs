using Bot.Api.ResidentActs;

namespace Bot.Api.MiniProgram.Intakes;

/// <summary>One intake of the resident's, or one they follow, with all they may see of it.</summary>
/// <param name="Number">WG-yyyyMMdd-nnnnnn.</param>
/// <param name="Item">What it is about.</param>
/// <param name="Text">As said; of a followed one, what one said oneself.</param>
/// <param name="Status">The contract's word.</param>
/// <param name="Stage">The same in the resident's eyes.</param>
/// <param name="StatusText">A few words.</param>
/// <param name="SubmittedAt">When it was reported or joined.</param>
/// <param name="Due">By when there is a result; null when there is nothing to wait for.</param>
/// <param name="Handler">Who has it.</param>
/// <param name="AwaitsRating">A result to be rated.</param>
/// <param name="Followed">A neighbour's.</param>
/// <param name="Kind">complaint, request, inquiry, suggestion, praise.</param>
/// <param name="Place">As said; null for a followed one.</param>
/// <param name="Grid">The grid it lies in.</param>
/// <param name="Urgent">Whether it is urgent.</param>
/// <param name="Confidential">Whether who reported is sealed.</param>
/// <param name="Media">What one sent.</param>
/// <param name="Timeline">Public entries, the first first.</param>
/// <param name="Progress">The place's own steps; null where it has none for this stage.</param>
/// <param name="Can">urge, supplement, withdraw, rate: what may be done now.</param>
public sealed record IntakeDetailAnswer(
    string Number,
    CodeName Item,
    string Text,
    string Status,
    string Stage,
    string StatusText,
    DateTimeOffset SubmittedAt,
    DateTimeOffset? Due,
    HandlerView? Handler,
    bool AwaitsRating,
    bool Followed,
    string Kind,
    string? Place,
    CodeName? Grid,
    bool Urgent,
    bool Confidential,
    IReadOnlyList<MediaAnswer> Media,
    IReadOnlyList<EntryAnswer> Timeline,
    ProgressView? Progress,
    IReadOnlyList<string> Can)
{
    public static IntakeDetailAnswer Of(IntakeDetail detail, string pathBase)
    {
        var i = detail.Intake;
        return new IntakeDetailAnswer(
            i.Number, i.Item, i.Text, i.Status, i.Stage, i.StatusText, i.SubmittedAt, i.Due, i.Handler, i.AwaitsRating, i.Followed,
            detail.Kind, detail.Place, detail.Grid, detail.Urgent, detail.Confidential,
            MediaAnswer.Of(detail.Media, pathBase),
            [.. detail.Timeline.Select(e => new EntryAnswer(e.At, e.Status, e.Text, e.By, MediaAnswer.Of(e.Media, pathBase)))],
            detail.Progress,
            detail.Can);
    }
}

/// <summary>A public entry of the timeline.</summary>
public sealed record EntryAnswer(DateTimeOffset At, string Status, string Text, ActorView By, IReadOnlyList<MediaAnswer> Media);

/// <summary>A picture, voice or video. <paramref name="Url"/> is null while it is not there (yet).</summary>
public sealed record MediaAnswer(string Id, string Type, string? Url)
{
    public static IReadOnlyList<MediaAnswer> Of(IReadOnlyList<MediaView> media, string pathBase) =>
        [.. media.Select(m => new MediaAnswer(m.Id, m.Type, m.Ready ? $"{pathBase}/api/mini/media/{m.Id}" : null))];
}

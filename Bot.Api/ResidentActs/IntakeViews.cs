namespace Bot.Api.ResidentActs;

/// <summary>A page of a list; <paramref name="Next"/> goes on from there, null at the end.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>An intake in a resident's list.</summary>
/// <param name="Number">WG-yyyyMMdd-nnnnnn.</param>
/// <param name="Item">What it is about.</param>
/// <param name="Text">As said; of a followed one, what one said oneself.</param>
/// <param name="Status">The contract's word.</param>
/// <param name="Stage">The same in the resident's eyes: submitted, accepted, handling, checking, resolved, closed, rejected, withdrawn, merged, reopened.</param>
/// <param name="StatusText">A few words (演示周芳正在办).</param>
/// <param name="SubmittedAt">When it was reported; of a followed one, joined.</param>
/// <param name="Due">By when there is a result; null when there is nothing to wait for.</param>
/// <param name="Handler">Who has it.</param>
/// <param name="AwaitsRating">A result to be rated.</param>
/// <param name="Followed">A neighbour's that one goes along with.</param>
public sealed record IntakeItem(
    string Number, CodeName Item, string Text, string Status, string Stage, string StatusText, DateTimeOffset SubmittedAt, DateTimeOffset? Due, HandlerView? Handler, bool AwaitsRating, bool Followed);

/// <summary>One intake with all its resident may see. What is a neighbour's holds nothing of what they said, nor where.</summary>
public sealed record IntakeDetail(
    IntakeItem Intake,
    string Kind,
    string? Place,
    CodeName? Grid,
    bool Urgent,
    bool Confidential,
    IReadOnlyList<MediaView> Media,
    IReadOnlyList<TimelineView> Timeline,
    ProgressView? Progress,
    IReadOnlyList<string> Can)
{
    /// <summary>The office-holder who answers for the rung it stands on, as the place publishes it; null where it names none.</summary>
    public string? AnswersFor { get; init; }
}

/// <summary>A picture, voice or video. <paramref name="Ready"/> is false while it is fetched, and for what could not be kept.</summary>
public sealed record MediaView(string Id, string Type, bool Ready);

/// <summary>A public entry of the timeline.</summary>
public sealed record TimelineView(DateTimeOffset At, string Status, string Text, ActorView By, IReadOnlyList<MediaView> Media);

/// <summary>Who did it: resident, worker, platform, desk, rule; and the name that is shown.</summary>
public sealed record ActorView(string Role, string Name);

/// <summary>The place's own steps, and the one it is at.</summary>
public sealed record ProgressView(IReadOnlyList<string> Steps, string At);

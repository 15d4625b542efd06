namespace Bot.Api.ResidentActs;

/// <summary>What became of a report.</summary>
/// <param name="Number">WG-yyyyMMdd-nnnnnn.</param>
/// <param name="Status">The contract's word for where it stands.</param>
/// <param name="Grid">The grid that has it; null where it went to the office.</param>
/// <param name="Handler">Who looks first.</param>
/// <param name="Due">By when there is an answer.</param>
/// <param name="Follow">How to follow it, a sentence.</param>
/// <param name="Joined">True when it is a neighbour's that one goes along with now.</param>
/// <param name="Urgent">Whether it is treated as urgent.</param>
/// <param name="Emergency">What to do now, before anything else (call 119); null where there is no danger.</param>
public sealed record FiledAnswer(
    string Number, string Status, CodeName? Grid, HandlerView? Handler, DateTimeOffset? Due, string Follow, bool Joined, bool Urgent, string? Emergency);

/// <summary>A code and how it is shown.</summary>
public sealed record CodeName(string Code, string Name);

/// <summary>Who handles it: role and phone where the place shows them.</summary>
public sealed record HandlerView(string? Role, string Name, string? Phone);

/// <summary>A place that may be meant. <paramref name="Words"/> is the part of the message that names it.</summary>
public sealed record PlaceView(string Words, string Address, string GridCode, string GridName, bool Certain);

/// <summary>What an urging did (<paramref name="Rung"/>: grid, office, desk; null: nothing this time) and from when on one may again (null: not any more).</summary>
public sealed record UrgeAnswer(string Said, string? Rung, DateTimeOffset? NextAt);

/// <summary>An act was done: where the intake stands now, and what to say.</summary>
public sealed record ActAnswer(string Number, string Status, string Said, string? Emergency = null);

using Bot.Data.EventQueue;

namespace Bot.Data.Intakes;

/// <summary>
/// A move somebody asks for. <paramref name="Attachments"/> is given when the caller knows them all, else they are read.
/// <paramref name="AcceptDue"/> is given when the move leaves the intake to be taken up again, and says until when.
/// <paramref name="ToLevel"/> is given when it goes up: to which rung of the place's ladder.
/// </summary>
public sealed record MoveRequest(
    Move Move, Actor Actor, DateTimeOffset At, string? Note = null, bool IsPublic = true, IReadOnlyList<EventAttachment>? Attachments = null, DateTimeOffset? AcceptDue = null,
    string? ToLevel = null);

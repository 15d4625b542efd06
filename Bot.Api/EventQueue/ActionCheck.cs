using Bot.Api.Deadlines;
using Bot.Api.Joining;
using Bot.Data;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bot.Api.EventQueue;

/// <summary>Turns an action of the grid platform into a move, or says which field is wrong.</summary>
public static class ActionCheck
{
    /// <summary>A move, or a problem; <paramref name="Until"/> of an extension the new due instant.</summary>
    public readonly record struct Checked(MoveRequest? Move, Action<Intake>? Change, ProblemHttpResult? Problem, DateTimeOffset? Until = null);

    /// <summary>An extension reaches at most this far.</summary>
    public static readonly TimeSpan LongestExtension = TimeSpan.FromDays(180);

    private static readonly Dictionary<string, Move> Moves = new[]
    {
        Move.Accept, Move.Assign, Move.Extend, Move.Escalate, Move.Return, Move.Resolve, Move.Verify, Move.Reject, Move.Note, Move.Merge,
    }.ToDictionary(m => m.Spell(), StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Actions => Moves.Keys;

    public static Checked Check(WriteSession session, Intake intake, ActionRequest request, Promises promises, DateTimeOffset at)
    {
        if (request.Action is null || !Moves.TryGetValue(request.Action, out var move))
        {
            return Wrong("action", $"action 请填 {string.Join("、", Moves.Keys)} 之一。");
        }

        if (request.Note?.Length > IntakeMoves.NoteLength)
        {
            return Wrong("note", $"note 最多 {IntakeMoves.NoteLength} 个字。");
        }

        if (move == Move.Note && string.IsNullOrWhiteSpace(request.Note))
        {
            return Wrong("note", "备注请写内容。");
        }

        var actor = new Actor(ActorRole.GridPlatform, Name(request), request.Actor?.Userid, request.Actor?.Role);
        var made = new MoveRequest(move, actor, at, request.Note, IsPublic: move != Move.Note);

        // Whether the move is allowed comes before what it would need: 409 tells more than 422 then.
        if (IntakeWorkflow.Find(move, intake.Status, actor.Role) is null)
        {
            return new Checked(made, null, null);
        }

        return move switch
        {
            Move.Accept => new Checked(made, i => Take(i, actor.Id, actor.Name), null),
            Move.Assign => Assign(session, request, made),
            Move.Extend => Extend(session, intake, request, made, promises, at),
            Move.Merge => Merge(session, intake, request, made),
            Move.Escalate or Move.Return => new Checked(made with { AcceptDue = promises.TakeUpBy(move, intake, at), ToLevel = promises.Above(intake.Level) }, null, null),
            _ => new Checked(made, null, null),
        };
    }

    /// <summary>Without an assignee, the one who acts takes it.</summary>
    private static Checked Assign(WriteSession session, ActionRequest request, MoveRequest move)
    {
        var assignee = string.IsNullOrWhiteSpace(request.Assignee) ? request.Actor?.Userid : request.Assignee;
        var name = session.Context.GridMembers.Where(m => m.UserId == assignee).Select(m => m.Name).FirstOrDefault()
            ?? session.Context.StandIns.Where(s => s.UserId == assignee && s.EndedAt == null && s.Until > move.At).Select(s => s.Name).FirstOrDefault() ?? assignee ?? move.Actor.Name;
        return new Checked(move, i => Take(i, assignee, name), null);
    }

    /// <summary>Without a date, an extension is as long as the promise was, as far as the place allows it.</summary>
    private static Checked Extend(WriteSession session, Intake intake, ActionRequest request, MoveRequest move, Promises promises, DateTimeOffset at)
    {
        var until = Until(request, intake, promises) ?? AsPromised(intake, promises, at);
        if ((promises.Extension.RefusalOf(session, intake) ?? promises.Extension.RefusalOf(intake, until, at)) is { } refusal)
        {
            return Wrong("until", refusal);
        }

        return until <= intake.Due || until <= at || until > at + LongestExtension
            ? Wrong("until", $"新的答复时间要晚于现在的 {intake.Due:yyyy-MM-dd HH:mm}，且不超过 {LongestExtension.TotalDays} 天。")
            : new Checked(move, i => i.Due = until, null, until);
    }

    private static DateTimeOffset AsPromised(Intake intake, Promises promises, DateTimeOffset at)
    {
        var until = promises.DueFrom(intake.Due > at ? intake.Due : at, intake.Level, intake.Item, intake.Urgent).Resolve;
        return promises.Extension.LastDay(intake) is { } last && until.ChinaDate() > last ? promises.DueOn(last, intake.Urgent) : until;
    }

    /// <summary>The instant as given. Midnight is how a day without a time of day is read, and means the end of work of that day.</summary>
    private static DateTimeOffset? Until(ActionRequest request, Intake intake, Promises promises) => request.Until switch
    {
        null => null,
        { TimeOfDay.Ticks: 0 } day => promises.DueOn(DateOnly.FromDateTime(day.DateTime), intake.Urgent),
        { } instant => instant.ToOffset(ChinaTime.Offset),
    };

    private static Checked Merge(WriteSession session, Intake intake, ActionRequest request, MoveRequest move)
    {
        if (!IntakeNumber.TryParse(request.Assignee, out var number) || number.Id == intake.Id)
        {
            return Wrong("assignee", "合并请写并入的编号（assignee）。");
        }

        var into = session.Find<Intake>(number.Id);
        return IntakeMerging.Refusal(intake, into) is { } refusal
            ? Wrong("assignee", refusal)
            : new Checked(move with { Note = IntakeMerging.NoteOf(number) }, i => i.MergedInto = number.Id, null);
    }

    private static void Take(Intake intake, string? userId, string name)
    {
        intake.HandlerId = userId;
        intake.HandlerName = name;
    }

    private static string Name(ActionRequest request) =>
        request.Actor?.Name is { Length: > 0 } name ? name : request.Actor?.Userid is { Length: > 0 } id ? id : "网格平台";

    private static Checked Wrong(string field, string detail) => new(null, null, ActionProblems.Wrong(field, detail));
}

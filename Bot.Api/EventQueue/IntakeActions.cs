using System.Security.Cryptography;
using System.Text.Json;
using Bot.Api.Deadlines;
using Bot.Api.Hosting;
using Bot.Api.Joining;
using Bot.Data.EventQueue;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bot.Api.EventQueue;

/// <summary><c>POST /api/grid/intakes/{number}/actions</c>: a move by the grid platform. The same <c>Idempotency-Key</c> gets the same answer and no second effect.</summary>
public static class IntakeActions
{
    public const string KeyHeader = "Idempotency-Key";
    public const int KeyLength = 128;

    public static async Task<Results<Ok<ActionAnswer>, ProblemHttpResult>> Handle(
        string number, ActionRequest request, HttpContext http, ActionDoor door, CancellationToken cancellation)
    {
        var outcome = await door.ActAsync(number, request, $"{http.Items[ApiKeyFilter.Header]}:", http.Request.Headers[KeyHeader].ToString(), cancellation);
        return outcome.Answer is { } answer ? TypedResults.Ok(answer) : outcome.Problem!;
    }
}

/// <summary>A move asked for. <paramref name="Assignee"/> is a userid (for merge: the number of the intake it joins); <paramref name="Until"/> the new due instant of an extension.</summary>
public sealed record ActionRequest(string? Action, ActionActor? Actor, string? Note, string? Assignee, DateTimeOffset? Until);

/// <summary>Who acts, as the grid platform knows them.</summary>
public sealed record ActionActor(string? Userid, string? Name, string? Role);

/// <summary>The number, its status now, and the id of the event the move left (null for a note).</summary>
public sealed record ActionAnswer(string Number, string Status, string? Event);

/// <summary>What the transaction of an action came to.</summary>
public readonly record struct ActionOutcome(ActionAnswer? Answer, ProblemHttpResult? Problem, string? Resident = null);

/// <summary>The one transaction of an action: receipt, checks, move.</summary>
public sealed class ActionWork(IntakeNumber number, ActionRequest request, string? key, Promises promises, ExtensionAsks asks, DateTimeOffset at)
{
    public ActionOutcome Apply(WriteSession session)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { number.Id, request })));
        if (key is not null && session.Find<ActionReceipt>(key) is { } receipt)
        {
            return receipt.RequestHash == hash
                ? new ActionOutcome(JsonSerializer.Deserialize<ActionAnswer>(receipt.Answer)!, null)
                : new ActionOutcome(null, ActionProblems.KeyReused());
        }

        var intake = session.Find<Intake>(number.Id);
        if (intake is null)
        {
            return new ActionOutcome(null, ActionProblems.Unknown(number.ToString()));
        }

        var checkedAction = ActionCheck.Check(session, intake, request, promises, at);
        if (checkedAction.Problem is { } problem)
        {
            return new ActionOutcome(null, problem);
        }

        if (checkedAction.Until is not null && asks.IsNeeded && asks.RefusalOf(session, intake) is { } waiting)
        {
            return new ActionOutcome(null, ActionProblems.Wrong("action", waiting));
        }

        var verdict = checkedAction is { Until: { } until, Move: { } extension } && asks.IsNeeded
            ? asks.Ask(session, intake, extension.Actor, extension.Note, until, at)
            : IntakeMoves.Make(session, intake, checkedAction.Move!, checkedAction.Change);
        if (verdict is not MoveVerdict.Made made)
        {
            return new ActionOutcome(null, ActionProblems.Of(verdict));
        }

        if (made.Entry.Move == Move.Merge)
        {
            IntakeMerging.BringAlong(session, intake, session.Find<Intake>(intake.MergedInto!)!, checkedAction.Move!.Actor, at);
        }

        var answer = new ActionAnswer(number.ToString(), intake.Status.Spell(), EventTypes.Of(made.Entry.Move) is null ? null : made.EventId);
        if (key is not null)
        {
            session.Insert(new ActionReceipt { Key = key, IntakeId = number.Id, RequestHash = hash, Answer = JsonSerializer.Serialize(answer), At = at });
        }

        return new ActionOutcome(answer, null, intake.Resident);
    }
}

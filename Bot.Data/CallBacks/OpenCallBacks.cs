using Bot.Data.Intakes;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Data.CallBacks;

/// <summary>A call that is owed, with what it is about.</summary>
public sealed record OwedCallBack(CallBack CallBack, Intake Intake);

/// <summary>The calls that the desk owes: asked for, never remembered.</summary>
public static class OpenCallBacks
{
    /// <summary>Open ones, due first.</summary>
    public static IQueryable<OwedCallBack> CallBacksOwed(this BotDbContext db) =>
        from call in db.CallBacks.AsNoTracking()
        where call.DoneAt == null
        join intake in db.Intakes.AsNoTracking() on call.IntakeId equals intake.Id
        orderby call.Due, call.Id
        select new OwedCallBack(call, intake);

    /// <summary>Calls that nobody answers, before it may be given up.</summary>
    public const int MostTries = 3;

    /// <summary>Somebody called. False when it is not there, or done already.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="id">The call's id.</param>
    /// <param name="by">Shown name of who called.</param>
    /// <param name="answer">What was said, at most <see cref="IntakeMoves.NoteLength"/> characters.</param>
    /// <param name="at">Now.</param>
    /// <param name="result">How it ended.</param>
    public static bool Done(WriteSession session, long id, string by, string answer, DateTimeOffset at, CallBackResult result = CallBackResult.Told) => session.Execute(
        """UPDATE "call_backs" SET "DoneAt" = @0, "DoneBy" = @1, "Answer" = @2, "Result" = @3 WHERE "Id" = @4 AND "DoneAt" IS NULL""", at, by, answer, result, id) == 1;

    /// <summary>Nobody answered; it stays open. False when it is done already, or not there.</summary>
    public static bool Tried(WriteSession session, long id, DateTimeOffset at) => session.Execute(
        """UPDATE "call_backs" SET "Tries" = "Tries" + 1, "LastTriedAt" = @0 WHERE "Id" = @1 AND "DoneAt" IS NULL""", at, id) == 1;
}

using Bot.Api.Deadlines;
using Bot.Api.EventQueue;
using Bot.Api.GroupNotification;
using Bot.Api.Handling.Identity;
using Bot.Data;
using Bot.Data.Intakes;
using Bot.Data.Storage;

namespace Bot.Api.Handling.Moves;

/// <summary>What a form asks for, once it is right: the move, its words, what it changes beside the status, and until when it is to be taken up again.</summary>
public sealed record MovePlan(Move Move, string? Note, Action<Intake> Change, DateTimeOffset? AcceptDue = null, string? ToLevel = null)
{
    /// <summary>What taking it up first changes, where that is needed and is not the same.</summary>
    public Action<Intake>? TakeUp { get; init; }

    /// <summary>Asked inside the transaction: what speaks against it by what happened before; null where nothing is to be asked.</summary>
    public Func<WriteSession, Intake, FieldError?>? Objection { get; init; }

    /// <summary>What is done in place of the move; null where it is made.</summary>
    public Func<WriteSession, Intake, MoveVerdict>? Instead { get; init; }
}

/// <summary>The field at fault and what to do about it.</summary>
public sealed record FieldError(string Field, string Words);

/// <summary>Turns a form into a plan, or says which field is wrong.</summary>
public sealed class MoveCheck(Colleagues colleagues, Promises promises, ExtensionAsks asks, TimeProvider clock)
{
    /// <summary>Characters of a result: "好了" is one.</summary>
    public const int ShortestResult = 2;

    private static readonly Move[] NeedWords = [Move.Resolve, Move.Extend, Move.Escalate, Move.Return, Move.Reject, Move.Reopen, Move.Note];

    public (MovePlan? Plan, FieldError? Error) Check(WorkerVisit visit, Move move, MoveForm form)
    {
        if (!form.HasOnce)
        {
            return Wrong("once", "页面不完整，请刷新后再提交。");
        }

        if (form.Note.Length > IntakeMoves.NoteLength)
        {
            return Wrong("note", $"最多写 {IntakeMoves.NoteLength} 个字，现在有 {form.Note.Length} 个。");
        }

        if (NeedWords.Contains(move) && form.Note.Length < ShortestResult)
        {
            return Wrong("note", form.Note.Length == 0 ? "请写几个字。" : $"请至少写 {ShortestResult} 个字。");
        }

        var note = form.Note.Length == 0 ? null : form.Note;
        var me = visit.Worker;
        return move switch
        {
            Move.Accept or Move.Start => Right(new MovePlan(move, null, i => HandTo(i, me.UserId, me.Department ?? me.Name))),
            Move.Reopen => Right(Redo(visit, note)),
            Move.Assign => Assign(visit, form, note),
            Move.Extend => Extend(visit, form, note),
            Move.Resolve => Right(new MovePlan(move, note, i => HandTo(i, i.HandlerId ?? me.UserId, i.HandlerName ?? me.Name))),
            _ => Right(new MovePlan(move, note, static _ => { }, promises.TakeUpBy(move, visit.Intake, clock.GetChinaNow()), promises.Above(visit.Intake.Level))),
        };
    }

    /// <summary>The days an extension can reach: after today's promise, not for ever, and as far as the place allows. Long overdue, none may be left.</summary>
    public (DateOnly First, DateOnly Last) ExtensionDays(Intake intake)
    {
        var now = clock.GetChinaNow();
        var from = intake.Due > now ? intake.Due : now;
        var last = (now + ActionCheck.LongestExtension).ChinaDate().AddDays(-1);
        return (from.ChinaDate().AddDays(1), promises.Extension.LastDay(intake) is { } ruled && ruled < last ? ruled : last);
    }

    /// <summary>Back to the department, with a fresh promise.</summary>
    private MovePlan Redo(WorkerVisit visit, string? note)
    {
        var now = clock.GetChinaNow();
        var due = promises.DepartmentDue(visit.Intake, now);
        return new MovePlan(
            Move.Reopen,
            note,
            i =>
            {
                HandTo(i, null, i.Department);
                i.Due = due;
            },
            promises.TakeUpBy(Move.Reopen, visit.Intake, now));
    }

    private (MovePlan? Plan, FieldError? Error) Assign(WorkerVisit visit, MoveForm form, string? note) =>
        colleagues.Find(visit, form.Assignee) is { } colleague
            ? Right(new MovePlan(Move.Assign, note, i => HandTo(i, colleague.UserId, colleague.Name)))
            : Wrong("assignee", "请选一个人。");

    private (MovePlan? Plan, FieldError? Error) Extend(WorkerVisit visit, MoveForm form, string? note)
    {
        var (first, last) = ExtensionDays(visit.Intake);
        if (form.UntilDay is { } asked && promises.Extension.RefusalOf(visit.Intake, promises.DueOn(asked, visit.Intake.Urgent), clock.GetUtcNow()) is { } refusal)
        {
            return Wrong("until", refusal);
        }

        if (form.UntilDay is not { } day || day < first || day > last)
        {
            return Wrong("until", $"请选一个日子，最早 {first:M月d日}，最晚 {last:yyyy年M月d日}（现在的期限是{ChineseTime.Moment(visit.Intake.Due)}）。");
        }

        var until = promises.DueOn(day, visit.Intake.Urgent);
        return Right(new MovePlan(Move.Extend, note, i => i.Due = until)
        {
            Objection = (session, intake) =>
                (promises.Extension.RefusalOf(session, intake) ?? (asks.IsNeeded ? asks.RefusalOf(session, intake) : null)) is { } often ? new FieldError("until", often) : null,
            Instead = asks.IsNeeded ? (session, intake) => asks.Ask(session, intake, visit.Worker.Actor, note, until, clock.GetChinaNow()) : null,
        });
    }

    private static void HandTo(Intake intake, string? userId, string? name)
    {
        intake.HandlerId = userId;
        intake.HandlerName = name;
    }

    private static (MovePlan? Plan, FieldError? Error) Right(MovePlan plan) => (plan, null);

    private static (MovePlan? Plan, FieldError? Error) Wrong(string field, string words) => (null, new FieldError(field, words));
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bot.Api.Deadlines;
using Bot.Api.Desk.SignIn;
using Bot.Api.EventQueue;
using Bot.Api.Handling.Moves;
using Bot.Data;
using Bot.Data.Intakes;

namespace Bot.Api.Desk.Intakes;

/// <summary>What was filled in for a move, as it came.</summary>
public sealed record DeskMoveForm(string? Once, string Note, string? Target, string? Until, string? Confirmed)
{
    public static DeskMoveForm Empty { get; } = new(null, "", null, null, null);

    /// <summary>What a confirmed warning is bound to: other words are read anew.</summary>
    public string NoteHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Note)))[..16];

    public static DeskMoveForm Read(IFormCollection form) => new(
        form["once"].ToString(), form["note"].ToString().Trim().ReplaceLineEndings("\n"), form["target"].ToString(), form["until"].ToString(), form["confirmed"].ToString());
}

/// <summary>Turns a form into a move, or says which field is wrong.</summary>
public sealed class DeskMoveCheck(AssignTargets targets, Promises promises)
{
    private static readonly Move[] NeedWords = [Move.Resolve, Move.Extend, Move.Escalate, Move.Return, Move.Reject, Move.Reopen, Move.Note];

    public (DeskMove? Move, FieldError? Error) Check(DeskVisit visit, DeskScope scope, Intake intake, Move move, DeskMoveForm form)
    {
        if (form.Once is not { Length: MoveForm.OnceLength } || !form.Once.All(char.IsAsciiHexDigitLower))
        {
            return Wrong("once", "页面不完整，请刷新后再提交。");
        }

        if (form.Note.Length > IntakeMoves.NoteLength)
        {
            return Wrong("note", $"最多写 {IntakeMoves.NoteLength} 个字，现在有 {form.Note.Length} 个。");
        }

        if (NeedWords.Contains(move) && form.Note.Length < MoveCheck.ShortestResult)
        {
            return Wrong("note", form.Note.Length == 0 ? "请写几个字。" : $"请至少写 {MoveCheck.ShortestResult} 个字。");
        }

        var made = new DeskMove(move, form.Note.Length == 0 ? null : form.Note) { Once = form.Once };
        return move switch
        {
            Move.Assign => targets.Find(visit, scope, form.Target) is { } target ? (made with { Target = target }, null) : Wrong("target", "请选派给谁。"),
            Move.Extend => Extend(visit, intake, made, form),
            _ => (made, null),
        };
    }

    private (DeskMove? Move, FieldError? Error) Extend(DeskVisit visit, Intake intake, DeskMove made, DeskMoveForm form)
    {
        if (!DateOnly.TryParseExact(form.Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return Wrong("until", "请选一个日子。");
        }

        var until = promises.DueOn(day, intake.Urgent);
        return until <= intake.Due || until <= visit.At || until > visit.At + ActionCheck.LongestExtension
            ? Wrong("until", $"要晚于现在的期限（{intake.Due.ToOffset(ChinaTime.Offset):M月d日 HH:mm}），最多延 {ActionCheck.LongestExtension.TotalDays:0} 天。")
            : (made with { Until = until }, null);
    }

    private static (DeskMove? Move, FieldError? Error) Wrong(string field, string words) => (null, new FieldError(field, words));
}

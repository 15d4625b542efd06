using System.Security.Cryptography;
using Bot.Api.Deadlines;
using Bot.Api.Desk.SignIn;
using Bot.Api.Handling.Moves;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Intakes;

/// <summary><c>/desk/intakes/{number}/move/{move}</c>: the form of one move. A reply to a resident is read before it goes; warned once, it may go as it is.</summary>
[Needs(DeskAct.HandleIntakes)]
public sealed class MovePage(IDbContextFactory<BotDbContext> database, DeskMoves moves, DeskMoveCheck check, AssignTargets targets, ExtensionAsks asks, Jurisdiction jurisdiction) : OneIntakePage(database)
{
    private static readonly Move[] Replies = [Move.Resolve, Move.Reject, Move.Verify];

    private FieldError? _error;

    public Move Move { get; private set; }

    public MoveText Text => Move.Text();

    public DeskMoveForm Filled { get; private set; } = DeskMoveForm.Empty;

    /// <summary>What speaks against these words; shown once, with the button that sends them all the same.</summary>
    public IReadOnlyList<string> Warnings { get; private set; } = [];

    public string Once { get; private set; } = RandomNumberGenerator.GetHexString(MoveForm.OnceLength, lowercase: true);

    public IReadOnlyList<TargetGroup> Targets => targets.Offered(Visit, Scope);

    /// <summary>Somebody has to agree to this extension first.</summary>
    public bool HasToAsk => Move == Move.Extend && ExtensionPower.HasToAsk(asks.Approval, Visit, Intake);

    public string Submit => HasToAsk ? "交上去" : Text.Submit;

    public string? Hint => HasToAsk ? asks.Hint : Text.Hint?.Replace("，和您传的最后一张照片", "", StringComparison.Ordinal);

    public string? Wrong(string field) => _error?.Field == field ? _error.Words : null;

    public async Task<IActionResult> OnGetAsync(string number, string move, CancellationToken cancellation)
    {
        if (!await KnowsAsync(number, move, cancellation))
        {
            return NotFound();
        }

        return DeskMoves.Offered(Visit, Intake).Contains(Move) ? Page() : Back();
    }

    public async Task<IActionResult> OnPostAsync(string number, string move, CancellationToken cancellation)
    {
        if (!await KnowsAsync(number, move, cancellation))
        {
            return NotFound();
        }

        if (Move == Move.Assign && !Can(DeskAct.AssignIntakes))
        {
            return Forbid();
        }

        Filled = DeskMoveForm.Read(await Request.ReadFormAsync(cancellation));
        var (made, error) = check.Check(Visit, Scope, Intake, Move, Filled);
        if (made is null)
        {
            return Refused(error!);
        }

        if (Replies.Contains(Move) && Filled.Note.Length > 0 && Filled.Confirmed != Filled.NoteHash)
        {
            Warnings = ReplyCheck.Warnings($"{Intake.Text} {Intake.PlaceText} {jurisdiction.Item(Intake.Item)?.Name}", Filled.Note);
            if (Warnings.Count > 0)
            {
                Once = Filled.Once!;
                return Again();
            }
        }

        var result = await moves.MakeAsync(Visit, Scope, Intake.Id, made, cancellation);
        if (result.IsUnknown)
        {
            return NotFound();
        }

        if (!result.IsDone)
        {
            return Refused(new FieldError(Move == Move.Assign ? "target" : Move == Move.Extend ? "until" : "note", result.Refusal + "。"));
        }

        Say(result.IsAsked ? asks.Said : Text.Said);
        return Back();
    }

    private async Task<bool> KnowsAsync(string number, string move, CancellationToken cancellation)
    {
        Move = WorkerMoves.Named(move) ?? Move.Submit;
        return Move != Move.Submit && await LoadAsync(number, cancellation);
    }

    private IActionResult Refused(FieldError error)
    {
        _error = error;
        Once = Filled.Once is { Length: MoveForm.OnceLength } once ? once : Once;
        return Again();
    }

    private RedirectResult Back() => To($"/desk/intakes/{Intake.Number}");
}

using System.Security.Cryptography;
using Bot.Api.Desk.Inbox;
using Bot.Api.Desk.Intakes;
using Bot.Api.Handling.Moves;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Supervision;

/// <summary>A form about one intake: its words, one fault at its field, back to the intake when done.</summary>
public abstract class IntakeFormPage(IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction) : OneIntakePage(database)
{
    private FieldError? _error;

    /// <summary>Characters of words that are somebody's reason: the timeline's line says more than them.</summary>
    public const int WordsLength = IntakeMoves.NoteLength - 200;

    public string Once { get; private set; } = RandomNumberGenerator.GetHexString(MoveForm.OnceLength, lowercase: true);

    /// <summary>What was written.</summary>
    public string Words { get; private set; } = "";

    /// <summary>What the place calls its item in force.</summary>
    public string Item { get; private set; } = "";

    public string Home => $"/desk/intakes/{Intake.Number}";

    protected Jurisdiction Jurisdiction => jurisdiction;

    /// <summary>What the form sent.</summary>
    protected IFormCollection Form { get; private set; } = FormCollection.Empty;

    public string? Wrong(string field) => _error?.Field == field ? _error.Words : null;

    public virtual async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation)
    {
        if (!await LoadAsync(number, cancellation))
        {
            return NotFound();
        }

        await PrepareAsync(cancellation);
        return Page();
    }

    protected override async Task<bool> LoadAsync(string number, CancellationToken cancellation)
    {
        if (!await base.LoadAsync(number, cancellation))
        {
            return false;
        }

        await using var db = await Database.CreateDbContextAsync(cancellation);
        Item = await ItemsInForce.NameOfAsync(db, Intake, jurisdiction, cancellation);
        return true;
    }

    /// <summary>What the page shows besides the intake.</summary>
    protected virtual Task PrepareAsync(CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>Reads the form of the intake in the address; false when there is no such intake for them.</summary>
    protected async Task<bool> ReadAsync(string number, CancellationToken cancellation)
    {
        if (!await LoadAsync(number, cancellation))
        {
            return false;
        }

        Form = await Request.ReadFormAsync(cancellation);
        Words = Form["words"].ToString().Trim().ReplaceLineEndings("\n");
        Once = Form["once"].ToString() is { Length: MoveForm.OnceLength } once && once.All(char.IsAsciiHexDigitLower) ? once : Once;
        return true;
    }

    /// <summary>What is wrong with the words; null when nothing.</summary>
    protected FieldError? WordsFault(string ask, bool needed = true) => Words.Length switch
    {
        0 when needed => new FieldError("words", ask),
        > WordsLength => new FieldError("words", $"最多写 {WordsLength} 个字，现在有 {Words.Length} 个。"),
        _ => null,
    };

    /// <summary>The end of every such form: what is wrong at its field, or the act, and onward with a word about it.</summary>
    /// <param name="writer">Does it, in one transaction.</param>
    /// <param name="fault">What is wrong with the form; null when nothing.</param>
    /// <param name="work">What is done; words where it may not be.</param>
    /// <param name="field">Where a refusal is said.</param>
    /// <param name="done">What is said afterwards, and where one goes on.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    protected async Task<IActionResult> WriteAsync(
        DeskWriter writer, FieldError? fault, Func<WriteSession, Intake, string?> work, string field, Func<(string Words, string Path)> done, CancellationToken cancellation)
    {
        if (fault is not null)
        {
            return await WrongAsync(fault, cancellation);
        }

        if (await writer.RunAsync(Visit, Scope, Intake.Id, Once, work, cancellation) is { } refusal)
        {
            return await WrongAsync(new FieldError(field, refusal), cancellation);
        }

        var (words, path) = done();
        Say(words);
        return To(path);
    }

    /// <summary>The form once more, with what is wrong at its field.</summary>
    protected async Task<IActionResult> WrongAsync(FieldError error, CancellationToken cancellation)
    {
        _error = error;
        await PrepareAsync(cancellation);
        return Again();
    }
}

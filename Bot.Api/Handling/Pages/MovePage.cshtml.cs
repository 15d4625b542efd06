using Bot.Api.Conversations;
using Bot.Api.Deadlines;
using Bot.Api.Handling.Identity;
using Bot.Api.Handling.Moves;
using Bot.Api.Handling.Photos;
using Bot.Api.Hosting;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bot.Api.Handling.Pages;

/// <summary><c>/w/{token}/{move}</c>: the form of one move. What is wrong is said beside the field, and what was typed stays.</summary>
public sealed class MovePage(
    MoveCheck check, Colleagues colleagues, PhotoStore photos, WorkerGate gate, GroupCommit commit, ResidentContexts contexts, EventSignal signal,
    DeliverySignal deliveries, ExtensionAsks asks, TimeProvider clock) : WorkerPage
{
    /// <summary>What the intake's page says when somebody else was faster.</summary>
    public const string SaidLate = "late";

    /// <summary>What it says when an extension waits for somebody to agree.</summary>
    public const string SaidAsked = "asked";

    public Move Move { get; private set; }

    public MoveText Text => Move.Text();

    public MoveForm Filled { get; private set; } = MoveForm.Empty;

    public FieldError? Error { get; private set; }

    public IReadOnlyList<ColleagueGroup> Colleagues => colleagues.Of(Visit);

    /// <summary>Said over the form of an extension that somebody has to agree to.</summary>
    public bool IsAsked => Move == Move.Extend && asks.IsNeeded;

    public string Submit => IsAsked ? "交上去" : Text.Submit;

    public string? Hint => IsAsked ? asks.Hint : Text.Hint;

    public (DateOnly First, DateOnly Last) Days => check.ExtensionDays(Visit.Intake);

    public IActionResult OnGet(string move)
    {
        if (WorkerMoves.Named(move) is not { } known)
        {
            return NotFound();
        }

        Move = known;
        return known.IsOneTouch() || !WorkerMoves.Offered(Visit).Contains(known) ? Back() : Page();
    }

    public async Task<IActionResult> OnPostAsync(string move, CancellationToken cancellation)
    {
        if (WorkerMoves.Named(move) is not { } known)
        {
            return NotFound();
        }

        Move = known;
        if (!WorkerMoves.IsTheirs(Visit, known))
        {
            return Back();
        }

        Filled = MoveForm.Read(await Request.ReadFormAsync(cancellation));
        var (plan, error) = check.Check(Visit, known, Filled);
        if (plan is null)
        {
            return Again(error!);
        }

        var (stored, refused) = known == Move.Resolve ? await photos.TakeAsync(Visit.Intake.Id, Filled.Photos, cancellation) : ([], null);
        return refused is null ? await MakeAsync(plan, stored) : Again(new FieldError("photos", refused));
    }

    private async Task<IActionResult> MakeAsync(MovePlan plan, IReadOnlyList<Attachment> stored)
    {
        var outcome = MoveOutcome.Late;
        var work = new MoveWork(gate, Visit, plan, Filled.Once!, stored, clock.GetUtcNow());
        try
        {
            outcome = await commit.Run(work.Apply);
        }
        finally
        {
            if (outcome != MoveOutcome.Done)
            {
                photos.Remove(stored);
            }
        }

        if (work.Objection is { } objection)
        {
            return Again(objection);
        }

        if (outcome == MoveOutcome.Done)
        {
            signal.Raise();
            deliveries.Raise();
            contexts.Invalidate(Visit.Intake.Resident);
        }

        return Back(outcome is MoveOutcome.Done or MoveOutcome.DoneBefore ? plan.Instead is null ? Move.Spell() : SaidAsked : SaidLate);
    }

    /// <summary>The form once more. The same <c>once</c>: whichever of the two is sent, counts.</summary>
    private PageResult Again(FieldError error)
    {
        Error = error;
        Once = Filled.HasOnce ? Filled.Once! : Once;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private RedirectResult Back(string? said = null) => Redirect(Visit.Address + (said is null ? "" : "?said=" + said));
}

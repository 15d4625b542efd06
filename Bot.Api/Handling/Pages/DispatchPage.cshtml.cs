using Bot.Api.Conversations;
using Bot.Api.Deadlines;
using Bot.Api.Dispatching;
using Bot.Api.Handling.Identity;
using Bot.Api.Handling.Moves;
using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bot.Api.Handling.Pages;

/// <summary><c>/w/{token}/dispatch</c>: the office gives an intake to a department (吹哨派单).</summary>
public sealed class DispatchPage(
    Profile profile, Promises promises, WorkerGate gate, GroupCommit commit, ResidentContexts contexts, EventSignal signal, TimeProvider clock) : WorkerPage
{
    public string Name => profile.Dispatch!.Name;

    public IReadOnlyList<ProfileOffice> Departments => profile.Departments;

    public MoveForm Filled { get; private set; } = MoveForm.Empty;

    public FieldError? Error { get; private set; }

    /// <summary>Until when the department would have to answer.</summary>
    public DateTimeOffset Due => promises.DepartmentDue(Visit.Intake, clock.GetChinaNow());

    private bool IsOffered => gate.IsOfficer(Visit.Worker.UserId, Visit.Intake) && Dispatches.IsOpenTo(Visit.Intake, profile);

    public IActionResult OnGet() => IsOffered ? Page() : Back();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (!IsOffered)
        {
            return Back(MovePage.SaidLate);
        }

        Filled = MoveForm.Read(await Request.ReadFormAsync(cancellation));
        if (Fault() is { } fault)
        {
            Error = fault;
            Once = Filled.HasOnce ? Filled.Once! : Once;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var outcome = await commit.Run(new MoveWork(gate, Visit, Plan(), Filled.Once!, [], clock.GetUtcNow()).Apply);
        if (outcome == MoveOutcome.Done)
        {
            signal.Raise();
            contexts.Invalidate(Visit.Intake.Resident);
        }

        return Back(outcome is MoveOutcome.Done or MoveOutcome.DoneBefore ? Move.Assign.Spell() : MovePage.SaidLate);
    }

    private FieldError? Fault()
    {
        if (!Filled.HasOnce)
        {
            return new FieldError("once", "页面不完整，请刷新后再提交。");
        }

        if (profile.DepartmentNamed(Filled.Assignee) is null)
        {
            return new FieldError("assignee", "请选一个部门。");
        }

        return Filled.Note.Length > NoteLength ? new FieldError("note", $"最多写 {NoteLength} 个字，现在有 {Filled.Note.Length} 个。") : null;
    }

    /// <summary>Characters of what is said to the department: the note in the timeline names it as well.</summary>
    public const int NoteLength = IntakeMoves.NoteLength - 200;

    private MovePlan Plan()
    {
        var (department, due, me) = (Filled.Assignee!, Due, Visit.Worker);
        return new MovePlan(
            Move.Assign,
            Dispatches.Note(profile.Dispatch!, department, Filled.Note),
            i => Dispatches.GiveTo(i, department, due, profile.Verification.ByGridWorker && i.GridCode is not null))
        {
            TakeUp = i => (i.HandlerId, i.HandlerName) = (me.UserId, me.Name),
        };
    }

    private RedirectResult Back(string? said = null) => Redirect(Visit.Address + (said is null ? "" : "?said=" + said));
}

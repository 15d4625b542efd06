using Bot.Api.Handling.Moves;
using Bot.Api.Handling.Recording;
using Bot.Api.Hosting;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bot.Api.Handling.Pages;

/// <summary><c>/w/{token}/record</c>: takes down what somebody told this worker in person.</summary>
public sealed class RecordPage(TakenDown takenDown, EventSignal signal) : WorkerPage
{
    public IReadOnlyList<Grid> Grids => takenDown.GridsOf(Visit);

    public RecordForm Filled { get; private set; } = RecordForm.Empty;

    public FieldError? Error { get; private set; }

    /// <summary>What was just taken down.</summary>
    public IntakeNumber? Number { get; private set; }

    public IActionResult OnGet(string? number)
    {
        Number = IntakeNumber.TryParse(number, out var known) ? known : null;
        return Grids.Count == 0 ? Redirect(Visit.Address) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var grids = Grids;
        if (grids.Count == 0)
        {
            return Redirect(Visit.Address);
        }

        Filled = RecordForm.Read(await Request.ReadFormAsync(cancellation));
        var grid = grids.Count == 1 ? grids[0] : grids.FirstOrDefault(g => g.Code == Filled.Grid);
        if ((Filled.Fault() ?? (grid is null ? new FieldError("grid", "请选一个网格。") : null)) is { } fault)
        {
            return Again(fault);
        }

        if (await takenDown.WriteAsync(Visit, Filled, grid!) is not { } number)
        {
            return Again(new FieldError("words", $"一个人一天最多代登记 {TakenDown.PerWorkerAndDay} 件，今天已经满了，这件还没登记上。请让同事登记，或者让居民自己在微信里说；有危险的写清楚，照样能登记。"));
        }

        signal.Raise();
        return Redirect($"{Visit.Address}/record?number={number}");
    }

    /// <summary>The form once more, with what was written.</summary>
    private PageResult Again(FieldError error)
    {
        Error = error;
        Once = Filled.HasOnce ? Filled.Once! : Once;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}

using Bot.Api.Handling.Identity;
using Bot.Api.Handling.Moves;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bot.Api.Handling.Pages;

/// <summary>A page behind the gate: whoever reads it may see the intake.</summary>
[TypeFilter<WorkerGateFilter>(Order = WorkerGateFilter.Order)]
[RequestSizeLimit(MoveForm.MaxBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MoveForm.MaxBytes)]
public abstract class WorkerPage : PageModel
{
    public WorkerVisit Visit => WorkerGateFilter.Visit(HttpContext);

    /// <summary>Fresh for each form that is shown, so that each counts once.</summary>
    public string Once { get; protected set; } = System.Security.Cryptography.RandomNumberGenerator.GetHexString(MoveForm.OnceLength, lowercase: true);
}

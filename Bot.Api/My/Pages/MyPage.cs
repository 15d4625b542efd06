using Bot.Api.My.Identity;
using Bot.Api.My.Reporting;
using Bot.Api.ResidentActs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bot.Api.My.Pages;

/// <summary>A page behind the gate: whoever reads it is the resident it is of.</summary>
[TypeFilter<MyGateFilter>(Order = MyGateFilter.Order)]
[RequestSizeLimit(PagePhotos.FormBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = PagePhotos.FormBytes)]
public abstract class MyPage(TimeProvider clock) : PageModel
{
    private const string SaidKey = "said";

    protected TimeProvider Clock { get; } = clock;

    public MyVisit Visit => MyVisit.Of(HttpContext);

    public Look Look => Look.Of(HttpContext);

    /// <summary>Fresh for each form that is shown, so that each counts once.</summary>
    public string Once { get; protected set; } = OnceKey.New(clock);

    public FieldError? Error { get; protected set; }

    /// <summary>What just happened, when the resident comes from a form.</summary>
    public string? Said { get; private set; }

    /// <summary>What is wrong with a field, or null.</summary>
    public string? Wrong(string field) => Error?.Field == field ? Error.Words : null;

    public override void OnPageHandlerExecuting(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context)
    {
        ViewData["Look"] = Look;
        if (HttpMethods.IsGet(Request.Method))
        {
            Said = TempData[SaidKey] as string;
        }
    }

    /// <summary>To a page after a form (PRG), with what is said there once.</summary>
    protected RedirectResult Go(string path, string? said = null)
    {
        if (said is not null)
        {
            TempData[SaidKey] = PageWords.Of(said);
        }

        return Redirect(Request.PathBase + path);
    }

    /// <summary>The form once more, with what was written and what is wrong.</summary>
    protected PageResult Again(FieldError error, int status = StatusCodes.Status422UnprocessableEntity)
    {
        Error = error;
        Response.StatusCode = status;
        return Page();
    }

    /// <summary>The same for an act that was refused. A key that was used is not used again.</summary>
    protected PageResult Again(ActRefusal refusal, params ReadOnlySpan<string> fields)
    {
        var isKnown = refusal.Field is not null && fields.Contains(refusal.Field);
        return refusal.Type == ActRefusals.KeyReused.Type
            ? Again(new FieldError(FieldError.Form, "刚才那次已经收到了，不用再交。要是又改了，再点一次就交上去。"), StatusCodes.Status409Conflict)
            : Again(new FieldError(isKnown ? refusal.Field! : FieldError.Form, PageWords.Of(refusal.Detail)), refusal.Status);
    }

    /// <summary>A page that says one thing instead of this one.</summary>
    protected async Task<IActionResult> InsteadAsync(MyPlainPage page)
    {
        await page.WriteAsync(HttpContext);
        return new EmptyResult();
    }
}

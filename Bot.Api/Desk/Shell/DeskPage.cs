using Bot.Api.Desk.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Bot.Api.Desk.Shell;

/// <summary>A page of the desk: behind the gate, which asks its <see cref="NeedsAttribute"/>.</summary>
[TypeFilter<DeskGateFilter>(Order = DeskGateFilter.Order)]
[RequestSizeLimit(MaxFormBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxFormBytes)]
public abstract class DeskPage : PageModel
{
    /// <summary>Bytes of a form of the desk, files included.</summary>
    public const long MaxFormBytes = 32L * 1024 * 1024;

    private DeskScope? _scope;

    /// <summary>Who is here.</summary>
    public DeskVisit Visit => DeskVisit.Of(HttpContext) ?? throw new InvalidOperationException("Nobody is signed in here.");

    /// <summary>Whose intakes and grids they see; every query goes through it.</summary>
    public DeskScope Scope => _scope ??= HttpContext.RequestServices.GetRequiredService<DeskScopes>().Of(Visit);

    public bool Can(DeskAct act) => Visit.Can(act);

    /// <summary>Something the next page says once.</summary>
    protected void Say(string words, bool isGood = true) => Flash.Say(HttpContext, words, isGood);

    /// <summary>Somewhere at the desk, e.g. <c>/desk/inbox</c>.</summary>
    protected RedirectResult To(string path) => Redirect(HttpContext.Request.PathBase + path);

    /// <summary>The form once more, with what was typed and what is wrong.</summary>
    protected PageResult Again()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}

using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Api.Grids;
using Bot.Data.Grids;
using Bot.Data.Profiles;
using Bot.Dialogs;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace Bot.Api.Desk.Grids;

/// <summary>
/// <c>/desk/grids/{code}/board</c>: the notice board (公示牌) as one A4 sheet: the people that residents may call with stand-ins, the range, the supervision
/// phone, a code to scan. Portraits only where the import holds the picture itself: a sheet fetches nothing from elsewhere.
/// </summary>
[Needs(DeskAct.SeeGrids)]
public sealed class BoardPage(LiveGridDirectory live, Profile profile, BoardCodes codes) : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    public GridNotice Notice { get; private set; } = new("", "", "", [], "");

    public IHtmlContent? QrCode { get; private set; }

    public Profile Place => profile;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (live.Current.ByCode(Code) is not { } grid || !grid.Parent.StartsWith(Visit.Division, StringComparison.Ordinal))
        {
            return NotFound();
        }

        Notice = GridNotices.Of(grid, profile);
        QrCode = await codes.SvgAsync(Code, cancellation) is { } svg ? new HtmlString(svg) : null;
        return Page();
    }

    public static bool IsShown(string? photo) => photo?.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase) == true && photo.Length <= ContactCards.LongestPhotoData;
}

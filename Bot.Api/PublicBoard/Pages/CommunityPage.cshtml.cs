using Microsoft.AspNetCore.Mvc;

namespace Bot.Api.PublicBoard.Pages;

/// <summary><c>GET /public/communities/{code}</c>: the grids of a village or community.</summary>
public sealed class CommunityPage(PublicGrids grids) : PublicPage
{
    public Community Community { get; private set; } = null!;

    public IActionResult OnGet(string code)
    {
        if (grids.Current.CommunityNamed(code) is not { } community)
        {
            return Nothing("没有这个村或社区。");
        }

        Community = community;
        return Page();
    }
}

namespace Bot.Api.PublicBoard.Pages;

/// <summary><c>GET /public?q=&amp;p=</c>: find a grid by address, name or worker; all communities.</summary>
public sealed class HomePage(PublicGrids grids) : PublicPage
{
    /// <summary>What was looked for; empty where nothing was.</summary>
    public string Search { get; private set; } = "";

    public bool IsTooLong { get; private set; }

    public IReadOnlyList<FoundGrid> Found { get; private set; } = [];

    public IReadOnlyList<Community> Communities { get; private set; } = [];

    /// <summary>All of them, on every page.</summary>
    public int Count => grids.Current.Communities.Count;

    public string? Before { get; private set; }

    public string? After { get; private set; }

    public void OnGet(string? q, int? p)
    {
        Search = q?.Trim() ?? "";
        IsTooLong = Search.Length > PublicLimits.LongestSearch;
        if (Search.Length > 0 && !IsTooLong)
        {
            Found = grids.Find(Search);
        }

        var page = PublicLimits.Page(p);
        Communities = [.. grids.Current.Communities.Skip((page - 1) * PublicLimits.CommunitiesOnPage).Take(PublicLimits.CommunitiesOnPage)];
        Before = page > 1 ? Turned(page - 1) : null;
        After = page * PublicLimits.CommunitiesOnPage < Count ? Turned(page + 1) : null;
    }
}

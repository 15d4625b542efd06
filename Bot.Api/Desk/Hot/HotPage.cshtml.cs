using Bot.Api.Desk.Map;
using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Api.Grids;
using Bot.Data.Grids;
using Bot.Data.HotIssues;
using Bot.Data.Intakes;
using Bot.Dialogs;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace Bot.Api.Desk.Hot;

/// <summary><c>/desk/hot</c>: what many people report near one another in one's scope, the hottest first, in a list and on a map of our grids.</summary>
[Needs(DeskAct.SeeHotIssues)]
public sealed class HotPage(HotBoard board, LiveGridDirectory live, Jurisdiction jurisdiction) : DeskPage
{
    public const int Shown = 30;

    /// <summary>Grids around a spot that are drawn.</summary>
    private const double Nearby = 600;

    [BindProperty(SupportsGet = true)]
    public int Days { get; set; } = HotBoard.DefaultDays;

    public HotSnapshot? Snapshot { get; private set; }

    public IReadOnlyList<HotIssue> Issues { get; private set; } = [];

    public IHtmlContent? Map { get; private set; }

    public void OnGet()
    {
        Days = HotBoard.Windows.Contains(Days) ? Days : HotBoard.DefaultDays;
        Snapshot = board.Look(Days);
        Issues = [.. (Snapshot?.Issues ?? []).Where(i => IsTheirs(i, Scope)).Take(Shown)];
        Map = Drawn();
    }

    /// <summary>Of the grids they answer for; what no grid is known of is the hotline's.</summary>
    public static bool IsTheirs(HotIssue issue, DeskScope scope) => issue.GridCode is { } code ? scope.Covers(code) : scope.IsWhole;

    public string NameOf(string item) => jurisdiction.Item(item)?.Name ?? item;

    public string Headline(HotIssue issue) => issue.Headline(NameOf(issue.Item));

    public static string NumberOf(HotIssue issue) => IntakeNumber.FromId(issue.Newest).ToString();

    private IHtmlContent? Drawn()
    {
        var hottest = Math.Max(1, Issues.Select(i => i.Heat).DefaultIfEmpty(1).Max());
        List<MapSpot> spots = [];
        List<MapGrid> grids = [];
        for (var i = 0; i < Issues.Count; i++)
        {
            if (Issues[i].Centre is { } centre)
            {
                spots.Add(new MapSpot(centre, (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), (double)Issues[i].Heat / hottest));
                grids.AddRange(GridMap.GridsAround(live.Current, centre, Nearby).Where(g => Scope.Covers(g.Code)).Select(g => new MapGrid(g.Code, g.Name, g.Code == Issues[i].GridCode)));
            }
        }

        // A grid that is the place of one and the neighbour of another is drawn as the place; the hottest spot lies on top.
        spots.Reverse();
        return spots.Count == 0 ? null : GridMap.Draw(live.Current, grids.OrderByDescending(g => g.IsMain), spots, "热点在网格里的位置，圆里的数字是下表前面的数");
    }
}

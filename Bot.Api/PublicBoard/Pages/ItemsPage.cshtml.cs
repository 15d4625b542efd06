using Bot.Data;
using Bot.Data.Profiles;
using Bot.Dialogs;
using Microsoft.AspNetCore.Mvc;

namespace Bot.Api.PublicBoard.Pages;

/// <summary><c>GET /public/items</c>: the list of service items in force (清单公布), where the place publishes it.</summary>
public sealed class ItemsPage(Profile profile, Jurisdiction jurisdiction, TimeProvider clock) : PublicPage
{
    /// <summary>By heading, in the order of the list.</summary>
    public IReadOnlyList<IGrouping<string, ServiceItem>> Groups { get; private set; } = [];

    public int Count { get; private set; }

    public IActionResult OnGet()
    {
        if (!profile.Items.Published)
        {
            return Nothing("这里还没有公布事项清单。");
        }

        var today = clock.GetChinaNow().ChinaDate();
        var offered = jurisdiction.Items.Where(i => i.IsOffered(today)).ToList();
        (Count, Groups) = (offered.Count, [.. offered.GroupBy(i => i.Group, StringComparer.Ordinal)]);
        return Page();
    }

    /// <summary>When it was entered, by whom; null for what is built in and nothing was said of.</summary>
    public string? Admitted(ServiceItem item) => profile.Entry(item.Code)?.Admitted;
}

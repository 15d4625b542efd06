using System.Globalization;
using Bot.Data;
using Bot.Dialogs;
using Microsoft.AspNetCore.Mvc;

namespace Bot.Api.PublicBoard.Pages;

/// <summary><c>GET /public/cases?item=&amp;community=&amp;month=&amp;p=</c>: closed cases without whom they concern.</summary>
public sealed class CasesPage(PublicCases cases, PublicGrids grids, TimeProvider clock) : PublicPage
{
    private const string MonthForm = "yyyy-MM";

    public CaseFilter Filter { get; private set; } = new();

    public IReadOnlyList<PublicCase> Cases { get; private set; } = [];

    public string? Before { get; private set; }

    public string? After { get; private set; }

    public IReadOnlyList<ServiceItem> Items => cases.Items;

    public IReadOnlyList<Community> Communities => grids.Current.Communities;

    /// <summary>The months to choose from, newest first.</summary>
    public IReadOnlyList<string> Months { get; private set; } = [];

    public string? Month => Filter.Month?.ToString(MonthForm, CultureInfo.InvariantCulture);

    public async Task<IActionResult> OnGetAsync(string? item, string? community, string? month, int? p, CancellationToken cancellation)
    {
        if (!cases.AreShown)
        {
            return Nothing("这里还没有公开办理结果。");
        }

        Filter = new CaseFilter(
            item is { Length: > 0 } ? item : null,
            community is { Length: > 0 } ? community : null,
            DateOnly.TryParseExact(month, MonthForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? first : null,
            PublicLimits.Page(p));
        var today = clock.GetChinaNow().ChinaDate();
        Months = [.. Enumerable.Range(0, PublicLimits.Months).Select(back => today.AddMonths(-back).ToString(MonthForm, CultureInfo.InvariantCulture))];
        (Cases, var more) = await cases.PageAsync(Filter, PublicLimits.CasesOnPage, cancellation);
        Before = Filter.Page > 1 ? To(Filter.Page - 1) : null;
        After = more && Filter.Page < PublicLimits.MostPages ? To(Filter.Page + 1) : null;
        return Page();
    }

    private string To(int page) => Turned(page, ("item", Filter.Item), ("community", Filter.Community), ("month", Month));
}

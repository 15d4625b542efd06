using System.Net;
using System.Reflection;
using Bot.Api.Desk.SignIn;
using Bot.Api.Hosting;
using Bot.Benchmarks.Desk;
using Bot.Data.People;
using Bot.Tests.Dispatching;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>Every route of the desk, by role and by scope. A new route without a line here fails.</summary>
public sealed class DeskMatrixTests
{
    /// <summary>Route, what it needs, and whether it speaks of one intake (then out of scope is 404).</summary>
    private static readonly (string Route, DeskAct Act, bool IsOfIntake)[] Table =
    [
        ("desk", DeskAct.OwnAccount, false),
        ("desk/sign-in", DeskAct.Enter, false),
        ("desk/sign-in/code", DeskAct.Enter, false),
        ("desk/sign-out", DeskAct.OwnPassword, false),
        ("desk/password", DeskAct.OwnPassword, false),
        ("desk/settings", DeskAct.OwnAccount, false),
        ("desk/staff", DeskAct.ManageStaff, false),
        ("desk/staff/{login}/reset", DeskAct.ManageStaff, false),
        ("desk/audit", DeskAct.SeeAudit, false),
        ("desk/audit/export.{format}", DeskAct.SeeAudit, false),
        ("desk/inbox", DeskAct.SeeIntakes, false),
        ("desk/inbox/counts", DeskAct.SeeIntakes, false),
        ("desk/inbox/export.csv", DeskAct.ExportIntakes, false),
        ("desk/exports", DeskAct.ExportIntakes, false),
        ("desk/attachments", DeskAct.SeeIntakes, false),
        ("desk/now", DeskAct.OwnAccount, false),
        ("desk/counts", DeskAct.OwnAccount, false),
        ("desk/work", DeskAct.SeeBackground, false),
        ("desk/work/now", DeskAct.SeeBackground, false),
        ("desk/work/deliveries", DeskAct.SeeBackground, false),
        ("desk/intakes/{number}/print", DeskAct.SeeIntakes, true),
        ("desk/intakes/{number}", DeskAct.SeeIntakes, true),
        ("desk/intakes/{number}/move/{move}", DeskAct.HandleIntakes, true),
        ("desk/intakes/{number}/media/{attachment}", DeskAct.SeeIntakes, true),
        ("desk/intakes/{number}/photos/{attachment}", DeskAct.ReleasePhotos, true),
        ("desk/intakes/{number}/identity", DeskAct.ReadPhone, true),
        ("desk/hot", DeskAct.SeeHotIssues, false),
        ("desk/hot/issue", DeskAct.SeeHotIssues, false),
        ("desk/hot/replies", DeskAct.SeeHotIssues, false),
        ("desk/grids", DeskAct.SeeGrids, false),
        ("desk/grids/import", DeskAct.ChangeGrids, false),
        ("desk/grids/addresses", DeskAct.ChangeGrids, false),
        ("desk/best", DeskAct.SeeBest, false),
        ("desk/grids/{code}", DeskAct.SeeGrids, false),
        ("desk/grids/{code}/board", DeskAct.SeeGrids, false),
        ("desk/intakes/{number}/item", DeskAct.HandleIntakes, true),
        ("desk/intakes/{number}/order", DeskAct.Supervise, true),
        ("desk/intakes/{number}/owner", DeskAct.AssignIntakes, true),
        ("desk/intakes/{number}/merge", DeskAct.Merge, true),
        ("desk/intakes/{number}/finding", DeskAct.Supervise, true),
        ("desk/phone", DeskAct.TakeCalls, false),
        ("desk/phone/{number}", DeskAct.TakeCalls, false),
        ("desk/dispatch", DeskAct.AssignIntakes, false),
        ("desk/orders", DeskAct.SeeIntakes, false),
        ("desk/orders/{order}", DeskAct.SeeIntakes, false),
        ("desk/calls", DeskAct.CallBack, false),
        ("desk/calls/{call}", DeskAct.CallBack, false),
        ("desk/complaints", DeskAct.Supervise, false),
        ("desk/extensions", DeskAct.ApproveExtensions, false),
        ("desk/extensions/{request}", DeskAct.ApproveExtensions, false),
        ("desk/figures", DeskAct.SeeFigures, false),
        ("desk/figures/intakes", DeskAct.SeeFigures, false),
        ("desk/figures/ratings", DeskAct.SeeFigures, false),
        ("desk/reports", DeskAct.SeeFigures, false),
        ("desk/reports/export.xlsx", DeskAct.ExportFigures, false),
        ("desk/performance", DeskAct.SeeFigures, false),
        ("desk/performance/export.{format}", DeskAct.ExportFigures, false),
        ("desk/intakes/{number}/accountability/{form}", DeskAct.Supervise, true),
        ("desk/intakes/{number}/accountability/{form}/print", DeskAct.Supervise, true),
        ("desk/intakes/{number}/accountability/{form}.docx", DeskAct.Supervise, true),
        ("desk/{**path:nonfile}", DeskAct.Enter, false),
    ];

    [Fact]
    public void The_table_of_permissions_forgets_no_act() => Assert.Empty(DeskPermissions.Forgotten);

    [Fact]
    public async Task Every_route_of_the_desk_declares_what_it_needs_and_stands_in_the_matrix()
    {
        await using var host = await DeskHost.StartAsync();
        var loader = host.Service<PageLoader>();
        var routes = ((IEndpointRouteBuilder)host.App).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("desk", StringComparison.Ordinal)).ToList();
        foreach (var route in routes)
        {
            var needs = route.Metadata.GetMetadata<PageActionDescriptor>() is { } page
                ? (await loader.LoadAsync(page, route.Metadata)).ModelTypeInfo!.GetCustomAttribute<NeedsAttribute>()
                : route.Metadata.GetMetadata<NeedsAttribute>();
            Assert.True(needs is not null, $"{route.DisplayName} must declare what it needs.");
            Assert.Equal(Access.Desk, route.Metadata.GetRequiredMetadata<AccessStatement>().Who);
        }

        Assert.Equal(Table.Select(t => t.Route).Order(StringComparer.Ordinal), routes.Select(r => r.RoutePattern.RawText!.TrimStart('/')).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_route_of_the_matrix_is_measured_by_the_benchmark() => Assert.Equal(
        Table.Select(t => t.Route).Order(StringComparer.Ordinal),
        DeskPages.Desk.Select(p => p.Route).Concat(DeskPages.Unmeasured).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_route_lets_in_whom_the_table_says_and_nobody_sees_what_is_out_of_scope()
    {
        await using var host = await DeskHost.StartAsync();
        await ExpectTheTableAsync(host);
    }

    internal static async Task ExpectTheTableAsync(DeskHost host)
    {
        var mine = (await host.ReportAsync(department: DispatchPlace.Department)).Number.ToString();
        var secret = (await host.ReportAsync(confidential: true, department: DispatchPlace.Department)).Number.ToString();
        var nowhere = (await host.ReportAsync(grid: null)).Number.ToString();
        List<string> wrong = [];
        foreach (var (login, role, _) in DeskHost.People)
        {
            using var browser = await host.SignedInAsync(login);
            foreach (var (route, act, isOfIntake) in Table.Where(t => t.Route is not ("desk/sign-out" or "desk/sign-in/code" or "desk/{**path:nonfile}")))
            {
                var near = role is not StaffRoles.Township and not StaffRoles.Department || login is "near" or "housing";
                var isFarGrid = route.Contains("{code}", StringComparison.Ordinal) && login == "far";
                await ExpectAsync(mine, isFarGrid ? HttpStatusCode.NotFound : isOfIntake && !near ? Gone(act) : May(act));
                if (isOfIntake)
                {
                    var hidden = role == StaffRoles.Department || login == "far" ? Gone(act) : May(act == DeskAct.ReadPhone ? DeskAct.ReadSealed : act);
                    await ExpectAsync(secret, hidden);
                    await ExpectAsync(nowhere, role is StaffRoles.Township or StaffRoles.Department ? Gone(act) : May(act));
                }

                // Who may not do it at all, is told that before anything is looked up.
                // Forms of accountability look for the intake first.
                HttpStatusCode Gone(DeskAct asked) => route.Contains("/accountability/", StringComparison.Ordinal) ? HttpStatusCode.NotFound : May(asked == DeskAct.ReadPhone ? DeskAct.SeeIntakes : asked) == HttpStatusCode.OK ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden;

                HttpStatusCode May(DeskAct asked) => DeskPermissions.May(role, asked) ? HttpStatusCode.OK : HttpStatusCode.Forbidden;

                async Task ExpectAsync(string number, HttpStatusCode expected)
                {
                    var address = Address(route, number);

                    // There is no such file, order, call: who may look for it is told so.
                    expected = expected == HttpStatusCode.OK && Nothing.Any(n => route.Contains(n, StringComparison.Ordinal)) ? HttpStatusCode.NotFound : expected;
                    var status = await browser.GetAsync(address);
                    wrong.AddRange(status == expected ? [] : [$"{login} {address}: {status}, not {expected}"]);
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        using var anybody = host.Browser();
        foreach (var (route, _, _) in Table.Where(t => t.Act != DeskAct.Enter))
        {
            await anybody.GetAsync(Address(route, mine));
            Assert.StartsWith("/desk/sign-in", anybody.SentTo, StringComparison.Ordinal);
        }
    }

    /// <summary>Routes of something that this test does not make.</summary>
    private static readonly string[] Nothing = ["{attachment}", "{order}", "{call}", "{request}", "desk/phone/{number}"];

    private static string Address(string route, string number) => "/" + route
        .Replace("{number}", number, StringComparison.Ordinal)
        .Replace("{format}", "csv", StringComparison.Ordinal)
        .Replace("{move}", "note", StringComparison.Ordinal)
        .Replace("{code}", DeskHost.NearGrid, StringComparison.Ordinal)
        .Replace("{attachment}", new string('a', 32), StringComparison.Ordinal)
        .Replace("{order}", "DB-20261125-00001", StringComparison.Ordinal)
        .Replace("{request}", "4711", StringComparison.Ordinal)
        .Replace("{call}", "4711", StringComparison.Ordinal)
        .Replace("{login}", "far", StringComparison.Ordinal)
        .Replace("{form}", "b", StringComparison.Ordinal);

    [Fact]
    public async Task What_is_not_there_is_said_in_chinese()
    {
        await using var host = await DeskHost.StartAsync();
        using var browser = host.Browser();
        Assert.Equal(HttpStatusCode.NotFound, await browser.GetAsync("/desk/there/is/nothing"));
        Assert.Contains("没有找到", browser.Text, StringComparison.Ordinal);
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using Bot.Tests.Desk;
using Bot.Tests.Handling;
using Bot.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Bot.Tests.Doors.Fuzz;

/// <summary>Nonsense in the addresses of the desk and of the workers' page: never a fault of ours, never our insides, never late.</summary>
public sealed class StaffPageLaws
{
    private const int Queries = 350;
    private static readonly string[] Always = ["x", "", "handler", "page", "q", "from", "to", "after", "status", "grid", "state", "code"];

    [Theory]
    [InlineData("leader", 63_001)]
    [InlineData("admin", 63_002)]
    public async Task No_address_below_desk_makes_a_fault_or_waits(string login, int seed)
    {
        await using var host = await DeskHost.StartAsync();
        var intake = await host.ReportAsync();
        await host.ReportAsync(confidential: true);
        using var browser = await host.SignedInAsync(login);
        var patterns = PageBook.Below(host.Service<EndpointDataSource>(), "/desk").Where(p => !p.Contains("sign-out", StringComparison.Ordinal)).ToArray();
        Assert.True(patterns.Length > 40, string.Join(' ', patterns));
        await HoldsAsync(patterns, intake.Number.ToString(), seed, async address =>
        {
            await browser.GetAsync(address);
            return (browser.Last, browser.Html);
        });
    }

    [Fact]
    public async Task No_address_below_w_makes_a_fault_or_waits()
    {
        await using var host = await WorkerHost.StartAsync();
        var intake = await host.ReportAsync();
        using var phone = await host.SignedInAsync(intake);
        await HoldsAsync([.. PageBook.Below(host.Service<EndpointDataSource>(), "/w")], host.Token(intake), 63_003, async address =>
        {
            await phone.GetAsync(address);
            return (phone.Last, phone.Html);
        });
    }

    private static async Task HoldsAsync(string[] patterns, string known, int seed, Func<string, Task<(HttpResponseMessage, string)>> ask)
    {
        var names = new SortedSet<string>(Always, StringComparer.Ordinal);
        foreach (var pattern in patterns.Where(p => !p.Contains('{', StringComparison.Ordinal)))
        {
            var (answer, html) = await ask(pattern);
            Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, pattern);
            names.UnionWith(PageBook.Names(html));
        }

        string[] hints = [known, DeskHost.NearGrid, "accept", "resolve", "1", "report"];
        var any = from pattern in Gen.Elements(patterns)
                  from path in PageBook.Address(pattern, name => Gen.Frequency((2, Gen.Elements(hints)), (name is "token" or "number" ? 3 : 0, Gen.Constant(known)), (1, Nasty.Word())))
                  from count in Gen.Choose(0, 5)
                  from query in Gen.Zip(Gen.Elements(names.ToArray()), Nasty.Word()).ArrayOf(count)
                  select path + "?" + string.Join('&', query.Select(q => $"{Nasty.Escape(q.Item1)}={Nasty.Escape(q.Item2)}"));
        await Law.HoldsAsync(any.ToArbitrary(), async address =>
        {
            var began = Stopwatch.GetTimestamp();
            var (response, html) = await ask(address);
            var took = Stopwatch.GetElapsedTime(began);
            AnswerLaw.Holds(response, html, took, [], string.Create(CultureInfo.InvariantCulture, $"{(int)response.StatusCode} after {took}: {html[..Math.Min(html.Length, 400)]}\n for {address}"));
        }, Queries, (ulong)seed);
    }
}

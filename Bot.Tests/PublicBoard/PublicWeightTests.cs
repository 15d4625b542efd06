using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bot.Api.PublicBoard;
using Xunit;

namespace Bot.Tests.PublicBoard;

/// <summary>A village's telephone opens the board of a whole city.</summary>
public sealed partial class PublicWeightTests
{
    private const int Grids = 2_000;

    [Fact]
    public async Task With_two_thousand_grids_no_page_weighs_more_than_200_KB_with_all_that_it_loads()
    {
        await using var host = await PublicHost.StartAsync(grids: null);
        await host.ImportAsync(City());
        for (var i = 0; i < 20; i++)
        {
            await host.CloseAsync(string.Concat(Enumerable.Repeat("楼下路灯坏了，井盖也响。", 160)), string.Concat(Enumerable.Repeat("都修好了。", 400)));
        }

        foreach (var path in new[] { "/public", "/public?q=" + Uri.EscapeDataString("演示"), "/public/communities/100000000001", "/public/grids/100000000001001", "/public/map", "/public/cases", "/public/figures" })
        {
            var page = await host.PageAsync(path);
            var bytes = Encoding.UTF8.GetByteCount(page);
            foreach (var asset in Assets().Matches(page).Select(m => m.Groups[1].Value).Where(a => !a.Contains("feed.atom", StringComparison.Ordinal)))
            {
                bytes += (await host.Http.GetByteArrayAsync(asset, TestContext.Current.CancellationToken)).Length;
            }

            Assert.True(bytes <= PublicLimits.PageBytes, string.Create(CultureInfo.InvariantCulture, $"{path} weighs {bytes / 1024} KB"));
        }
    }

    [Fact]
    public async Task The_whole_city_is_drawn_in_pages_that_stay_light()
    {
        await using var host = await PublicHost.StartAsync(grids: null);
        await host.ImportAsync(City());
        var (next, seen, pages) = ("/public/grids.geojson", new HashSet<string>(StringComparer.Ordinal), 0);
        while (next is not null)
        {
            var text = await host.PageAsync(next);
            Assert.InRange(Encoding.UTF8.GetByteCount(text), 0, PublicLimits.PageBytes);
            using var json = JsonDocument.Parse(text);
            Assert.All(json.RootElement.GetProperty("features").EnumerateArray(), f => Assert.True(seen.Add(f.GetProperty("properties").GetProperty("code").GetString()!)));
            next = json.RootElement.GetProperty("next").GetString()!;
            pages++;
        }

        Assert.Equal((Grids, Grids / PublicLimits.ShapesInAnswer), (seen.Count, pages));
    }

    /// <summary>Two thousand grids of forty corners each, ten to a community.</summary>
    private static byte[] City()
    {
        var json = new StringBuilder("""{"type":"FeatureCollection","features":[""");
        for (var i = 0; i < Grids; i++)
        {
            var (west, south) = (121 + (i % 50 * 0.01), 42 + (i / 50 * 0.01));
            var ring = Enumerable.Range(0, 41).Select(c => Math.Tau * (c % 40) / 40)
                .Select(a => string.Create(CultureInfo.InvariantCulture, $"[{west + 0.005 + (0.0045 * Math.Cos(a)):F6},{south + 0.005 + (0.0045 * Math.Sin(a)):F6}]"));
            var parent = 100_000_000_001 + (i / 10);
            json.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $$$"""
                {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[{{{string.Join(",", ring)}}}]]},"properties":{"code":"{{{parent}}}{{{(i % 10) + 1:D3}}}","name":"演示{{{i / 10}}}社区第{{{(i % 10) + 1}}}网格","kind":"basic","parent":"{{{parent}}}","area":"演示小区{{{i}}}","members":[{"role":"网格长","name":"演示人{{{i}}}","phone":"13800000001","userid":"u{{{i}}}"}]}}
                """);
        }

        return Encoding.UTF8.GetBytes(json.Append("]}").ToString());
    }

    [GeneratedRegex("<(?:link|script|img)[^>]*(?:href|src)=\"(/[^\"]+)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Assets();
}

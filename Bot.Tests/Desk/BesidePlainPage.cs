using System.Diagnostics;
using System.Globalization;
using System.Net;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>
/// Judges a page beside the plainest one, by turns in the same run. It counts as slow only when in no try it was either quick, or within what a
/// plain page took: a machine that is busy makes both slow. How quick pages are in milliseconds, the benchmark says.
/// </summary>
internal static class BesidePlainPage
{
    /// <summary>Milliseconds of a page, answered over HTTP on the same machine.</summary>
    public const int MostMilliseconds = 300;

    /// <summary>So many plain pages a page may cost.</summary>
    private const int MostPlainPages = 50;

    private const int Tries = 30;

    /// <summary>Asks twice at least: the first answer compiles the page and its queries.</summary>
    /// <returns>What to complain of, or null.</returns>
    public static async Task<string?> SlownessOfAsync(DeskHost host, DeskBrowser browser, string page)
    {
        Assert.True(await browser.GetAsync(page) is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{page}: {browser.Status}");
        var (took, plain) = (double.MaxValue, double.MaxValue);
        for (var i = 0; i < Tries; i++)
        {
            // What is kept for some seconds is asked anew.
            host.Clock.WindTo(host.Clock.GetUtcNow() + TimeSpan.FromSeconds(5));
            took = Math.Min(took, await TimeAsync(browser, page));
            plain = Math.Min(plain, await TimeAsync(browser, "/desk/settings"));
            if (took <= MostMilliseconds || took <= plain * MostPlainPages)
            {
                TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{page} {took:0} ms, a plain page {plain:0.0} ms"));
                return null;
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{page}: {took:0} ms at best, while a plain page takes {plain:0.0} ms");
    }

    private static async Task<double> TimeAsync(DeskBrowser browser, string page)
    {
        var started = Stopwatch.GetTimestamp();
        await browser.GetAsync(page);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}

using System.Diagnostics;
using System.Text.Json;
using Bot.Tests.Grids;
using Microsoft.Playwright;
using Xunit;

namespace Bot.Tests.Handling;

/// <summary>The accessibility rules of axe-core, run in the page. Restored from npm on first use.</summary>
internal static class Axe
{
    private static readonly TimeSpan RestoreTime = TimeSpan.FromMinutes(2);
    private static readonly SemaphoreSlim Restoring = new(1);

    /// <summary>Fails with every rule that the page breaks, and where.</summary>
    public static async Task CheckAsync(IPage page)
    {
        var script = await ScriptAsync();

        // Evaluated, not added as an element: the page's own rules against foreign scripts stay in force.
        await page.EvaluateAsync(await File.ReadAllTextAsync(script, TestContext.Current.CancellationToken));
        var found = await page.EvaluateAsync<JsonElement>("async () => (await axe.run()).violations.map(v => `${v.id}: ${v.nodes.map(n => n.html + ' ' + n.failureSummary).join(' | ')}`)");
        Assert.Empty(found.EnumerateArray().Select(v => v.GetString()));
    }

    private static async Task<string> ScriptAsync()
    {
        var folder = Path.Combine(DemoGrids.RepositoryRoot, "Bot.Tests", "Handling", "npm");
        var script = Path.Combine(folder, "node_modules", "axe-core", "axe.min.js");
        await Restoring.WaitAsync();
        try
        {
            if (!File.Exists(script))
            {
                using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund"]) { WorkingDirectory = folder, UseShellExecute = false })!;
                using var limit = new CancellationTokenSource(RestoreTime);
                await npm.WaitForExitAsync(limit.Token);
                Assert.True(npm.ExitCode == 0, "npm ci in Bot.Tests/Handling/npm failed: Node.js and npm are needed.");
            }
        }
        finally
        {
            Restoring.Release();
        }

        return script;
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Tests.Grids;
using Xunit;

namespace Bot.Tests.MiniProgram;

/// <summary>The folder of the mini-program: its packages restored, its tests laid out and run once, in node.</summary>
public sealed partial class MiniProgramFolder : IAsyncLifetime
{
    private static readonly TimeSpan RestoreTime = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan RunTime = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim _once = new(1);
    private IReadOnlyDictionary<string, bool>? _results;
    private string _output = "";

    public static string Root { get; } = Path.Combine(DemoGrids.RepositoryRoot, "miniprogram");

    public async ValueTask InitializeAsync()
    {
        var installed = Path.Combine(Root, "node_modules", ".package-lock.json");
        if (!File.Exists(installed) || File.GetLastWriteTimeUtc(installed) < File.GetLastWriteTimeUtc(Path.Combine(Root, "package-lock.json")))
        {
            await MustAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], RestoreTime);
            File.SetLastWriteTimeUtc(installed, File.GetLastWriteTimeUtc(Path.Combine(Root, "package-lock.json")));
            await MustAsync("node", ["scripts/tdesign.mjs"], RunTime);
        }

        await MustAsync("node", ["scripts/stage.mjs"], RunTime);
    }

    /// <summary>Every test that is written down, with its file.</summary>
    internal static IEnumerable<(string Suite, string Name)> Written() =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*.test.ts").Order(StringComparer.Ordinal)
        from Match test in WrittenTest().Matches(File.ReadAllText(file))
        select (Path.GetFileName(file), test.Groups[1].Value.Replace(@"\'", "'", StringComparison.Ordinal));

    /// <summary>How each test ended, by its name; false is red.</summary>
    internal async Task<(IReadOnlyDictionary<string, bool> Results, string Output)> ResultsAsync()
    {
        await _once.WaitAsync();
        try
        {
            if (_results is null)
            {
                var suites = Written().Select(t => $".staged/tests/{t.Suite.Replace(".ts", ".js", StringComparison.Ordinal)}").Distinct();
                (_, _output) = await RunAsync("node", ["--test", "--test-concurrency=2", "--test-timeout=120000", "--test-reporter=tap", .. suites], RunTime);
                _results = RanTest().Matches(_output)
                    .ToDictionary(m => m.Groups[2].Value.Replace(@"\\", @"\", StringComparison.Ordinal).Replace(@"\#", "#", StringComparison.Ordinal).TrimEnd(), m => m.Groups[1].Value.Length == 0, StringComparer.Ordinal);
            }
        }
        finally
        {
            _once.Release();
        }

        return (_results, _output);
    }

    /// <summary>What node said of one test; all of it where the test was not even run.</summary>
    internal static string Said(string output, string name)
    {
        var from = output.IndexOf($"- {name}\n", StringComparison.Ordinal);
        var to = from < 0 ? -1 : output.IndexOf("# Subtest", from, StringComparison.Ordinal);
        return from < 0 ? output : to < 0 ? output[from..] : output[from..to];
    }

    /// <summary>Fails with what the program said unless it ended well.</summary>
    internal static async Task<string> MustAsync(string program, string[] arguments, TimeSpan? limit = null, Dictionary<string, string>? surroundings = null)
    {
        var (code, output) = await RunAsync(program, arguments, limit ?? RunTime, surroundings);
        Assert.True(code == 0, string.Create(CultureInfo.InvariantCulture, $"{program} {string.Join(' ', arguments)} ended with {code}:\n{output}"));
        return output;
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, string[] arguments, TimeSpan limit, Dictionary<string, string>? surroundings = null)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Root, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var (name, value) in surroundings ?? [])
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', arguments)} did not end within {limit}.");
        }

        return (process.ExitCode, await output + await errors);
    }

    public ValueTask DisposeAsync()
    {
        _once.Dispose();
        return ValueTask.CompletedTask;
    }

    [GeneratedRegex(@"^test\('((?:[^'\\]|\\.)+)'", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex WrittenTest();

    [GeneratedRegex(@"^(not )?ok \d+ - (.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex RanTest();
}

using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Bot.Tests.WeChat;

/// <summary>The crypto of two npm packages in a real node process. Restores them on first use; fails by name where node is missing.</summary>
public sealed class NodeCrypto : IAsyncLifetime
{
    private static readonly TimeSpan RestoreTime = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(20);
    private Process? _node;

    public async ValueTask InitializeAsync()
    {
        var folder = Path.Combine(RepositoryRoot(), "Bot.Tests", "npm");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "wechat-crypto")) || !Directory.Exists(Path.Combine(folder, "node_modules", "@wecom", "crypto")))
        {
            using var restore = Start("npm", ["ci", "--no-audit", "--no-fund"], folder);
            var errors = restore.StandardError.ReadToEndAsync();
            var output = restore.StandardOutput.ReadToEndAsync();
            using var limit = new CancellationTokenSource(RestoreTime);
            await restore.WaitForExitAsync(limit.Token);
            Assert.True(restore.ExitCode == 0, $"npm ci in Bot.Tests/npm failed: {await errors} {await output}");
        }

        _node = Start("node", ["--no-deprecation", "crypto.js"], folder);
    }

    internal async Task<JsonElement> Ask(object question)
    {
        using var limit = new CancellationTokenSource(AnswerTime);
        await _node!.StandardInput.WriteLineAsync(JsonSerializer.Serialize(question).AsMemory(), limit.Token);
        await _node.StandardInput.FlushAsync(limit.Token);
        var line = await _node.StandardOutput.ReadLineAsync(limit.Token) ?? await _node.StandardError.ReadToEndAsync(limit.Token);
        using var answer = JsonDocument.Parse(line);
        return answer.RootElement.TryGetProperty("result", out var result)
            ? result.Clone()
            : throw new InvalidOperationException("node: " + line);
    }

    public async ValueTask DisposeAsync()
    {
        if (_node is not null)
        {
            _node.StandardInput.Close();
            await _node.WaitForExitAsync();
            _node.Dispose();
        }
    }

    private static Process Start(string program, string[] arguments, string folder)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InvalidOperationException($"{program} is missing: the crypto is checked against npm packages, install Node.js 20 or later.", e);
        }
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Bot.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Bot.sln is not above the test binaries.");
    }
}

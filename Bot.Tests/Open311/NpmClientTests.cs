using System.Diagnostics;
using System.Text.Json;
using Bot.Tests.Grids;
using Xunit;

namespace Bot.Tests.Open311;

/// <summary>The npm package <c>open311</c>, a client written years before this server and for others, drives every door it knows.</summary>
public sealed class NpmClientTests(Open311Host host) : IClassFixture<Open311Host>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly SemaphoreSlim Restoring = new(1);

    private static string Folder => Path.Combine(DemoGrids.RepositoryRoot, "Bot.Tests", "Open311", "npm");

    [Theory]
    [InlineData("json")]
    [InlineData("xml")]
    public async Task A_client_from_elsewhere_discovers_lists_defines_files_and_finds(string format)
    {
        var options = new { discovery = new Uri(host.Address, $"/open311/discovery.{format}"), endpoint = new Uri(host.Address, "/open311/v2/"), format, jurisdiction = "xigang", apiKey = Open311Host.Key };
        await using var client = await Client.StartAsync(options);

        var discovered = await client.AskAsync("serviceDiscovery", new { cache = format == "json" });
        Assert.Equal(new Uri(host.Address, "/open311/v2/").AbsoluteUri, discovered.GetProperty("endpoints")[0].GetProperty("url").GetString());

        var services = await client.AskAsync("serviceList");
        Assert.Contains(services.EnumerateArray(), s => s.GetProperty("service_code").GetString() == "noise" && s.GetProperty("metadata").GetBoolean());

        var definition = await client.AskAsync("serviceDefinition", "noise");
        Assert.Equal("source", definition.GetProperty("attributes")[0].GetProperty("code").GetString());

        var filed = await client.AskAsync("submitRequest", new
        {
            service_code = "noise", lat = 34.95345, @long = 117.02675, address_string = "西岗镇荷塘小区", description = $"广场舞太吵了 <{format}> & 每天如此", attributes = new { source = "dancing" },
        });
        var number = filed[0].GetProperty("service_request_id").GetString()!;
        Assert.Contains("是什么声音？广场舞", (await host.IntakeAsync(number)).Text, StringComparison.Ordinal);

        var one = (await client.AskAsync("serviceRequest", number))[0];
        Assert.Equal("open", one.GetProperty("status").GetString());
        Assert.Contains($"<{format}> & 每天如此", one.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.False(one.GetProperty("requested_datetime").ValueKind == JsonValueKind.Null, "Not a date to the client.");

        var listed = await client.AskAsync("serviceRequests", new { status = "open", service_code = "noise" });
        Assert.Contains(listed.EnumerateArray(), r => r.GetProperty("service_request_id").GetString() == number);
        Assert.Equal(number, (await client.AskAsync("serviceRequests", new[] { number }, new { }))[0].GetProperty("service_request_id").GetString());

        var token = (await client.AskAsync("submitRequest", new { service_code = "official-conduct", address_string = "西岗镇荷塘小区", description = "网格员态度差" }))[0].GetProperty("token").GetString()!;
        Assert.StartsWith("WG-", (await client.AskAsync("token", token))[0].GetProperty("service_request_id").GetString(), StringComparison.Ordinal);

        Assert.Contains("400", await client.FailAsync("submitRequest", new { service_code = "noise", description = "没说在哪" }), StringComparison.Ordinal);
        Assert.Contains("404", await client.FailAsync("serviceDefinition", "flying-saucers"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_without_a_good_key_is_told_403()
    {
        await using var client = await Client.StartAsync(new { endpoint = new Uri(host.Address, "/open311/v2/"), format = "json", apiKey = "not-a-key" });
        Assert.Contains("403", await client.FailAsync("submitRequest", new { service_code = "noise", address_string = "西岗镇荷塘小区", description = "吵" }), StringComparison.Ordinal);
    }

    /// <summary>The client in a node process of its own: a call a line.</summary>
    private sealed class Client(Process node, object options) : IAsyncDisposable
    {
        public static async Task<Client> StartAsync(object options)
        {
            await RestoreAsync();
            return new Client(Start("node", ["--no-deprecation", "client.js"]), options);
        }

        public async Task<JsonElement> AskAsync(string call, params object[] args)
        {
            var answer = await SendAsync(call, args);
            return answer.TryGetProperty("result", out var result) ? result : throw new InvalidOperationException($"{call}: {answer}");
        }

        public async Task<string> FailAsync(string call, params object[] args)
        {
            var answer = await SendAsync(call, args);
            return answer.TryGetProperty("error", out var error) ? error.GetString()! : throw new InvalidOperationException($"{call} went well: {answer}");
        }

        private async Task<JsonElement> SendAsync(string call, object[] args)
        {
            using var limit = new CancellationTokenSource(Patience);
            await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { call, options, args }).AsMemory(), limit.Token);
            await node.StandardInput.FlushAsync(limit.Token);
            var line = await node.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException("node: " + await node.StandardError.ReadToEndAsync(limit.Token));
            using var document = JsonDocument.Parse(line);
            return document.RootElement.Clone();
        }

        public async ValueTask DisposeAsync()
        {
            node.StandardInput.Close();
            await node.WaitForExitAsync();
            node.Dispose();
        }

        private static async Task RestoreAsync()
        {
            await Restoring.WaitAsync();
            try
            {
                if (!Directory.Exists(Path.Combine(Folder, "node_modules", "open311")))
                {
                    using var npm = Start("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
                    var (errors, output) = (npm.StandardError.ReadToEndAsync(), npm.StandardOutput.ReadToEndAsync());
                    using var limit = new CancellationTokenSource(Patience);
                    await npm.WaitForExitAsync(limit.Token);
                    Assert.True(npm.ExitCode == 0, $"npm ci in Bot.Tests/Open311/npm failed: {await errors} {await output}");
                }
            }
            finally
            {
                Restoring.Release();
            }
        }

        private static Process Start(string program, string[] arguments) => Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }
}

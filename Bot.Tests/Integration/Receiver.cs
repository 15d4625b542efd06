using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Bot.Tests.Road;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Integration;

/// <summary>A receiver of webhooks as an integrator would run it: a real server on the loopback whose behaviour a test sets. It can go down and come back at the same address.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly int _port = RoadFixture.FreePort();
    private WebApplication? _app;

    public Uri Url => new($"http://127.0.0.1:{_port}/hook");

    /// <summary>Everything that was posted, pings too, in order of arrival.</summary>
    public ConcurrentQueue<Post> Posts { get; } = new();

    /// <summary>What a post is answered; 204 until a test says otherwise. Runs after the post was noted.</summary>
    public Func<HttpContext, Post, Task> Answer { get; set; } = Status(HttpStatusCode.NoContent);

    public IReadOnlyList<Post> Events => [.. Posts.Where(p => p.Type.StartsWith("cn.grid.intake.", StringComparison.Ordinal))];

    public static Func<HttpContext, Post, Task> Status(HttpStatusCode status) => (http, _) =>
    {
        http.Response.StatusCode = (int)status;
        return Task.CompletedTask;
    };

    public static async Task<Receiver> StartedAsync()
    {
        var receiver = new Receiver();
        await receiver.StartAsync();
        return receiver;
    }

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Url.GetLeftPart(UriPartial.Authority));
        _app = builder.Build();
        _app.Run(TakeAsync);
        await _app.StartAsync();
    }

    public async Task StopAsync()
    {
        if (_app is not null)
        {
            using var now = new CancellationTokenSource(TimeSpan.Zero);
            await _app.StopAsync(now.Token);
            await _app.DisposeAsync();
            _app = null;
        }
    }

    /// <summary>Ids of the events about an intake, in order of arrival.</summary>
    public IReadOnlyList<string> IdsOf(string number) => [.. Events.Where(p => p.Subject == number).Select(p => p.Id)];

    public ValueTask DisposeAsync() => new(StopAsync());

    private async Task TakeAsync(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var post = new Post(http.Request.Method, http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray());
        Posts.Enqueue(post);
        await Answer(http, post);
    }
}

internal sealed record Post(string Method, Dictionary<string, string> Headers, byte[] Body)
{
    private readonly Lazy<JsonElement> _json = new(() => JsonDocument.Parse(Body).RootElement);

    public JsonElement Json => _json.Value;

    public string Id => Headers["Webhook-Id"];

    public string Type => Json.GetProperty("type").GetString()!;

    public string Subject => Json.GetProperty("subject").GetString()!;

    /// <summary>The signature as Standard Webhooks words it, computed here by hand from RFC 2104 and bare SHA-256.</summary>
    public bool IsSignedWith(string secret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var signed = Encoding.UTF8.GetBytes($"{Id}.{Headers["Webhook-Timestamp"]}.").Concat(Body).ToArray();
        var block = new byte[64];
        (key.Length > block.Length ? System.Security.Cryptography.SHA256.HashData(key) : key).CopyTo(block, 0);
        var inner = System.Security.Cryptography.SHA256.HashData([.. block.Select(b => (byte)(b ^ 0x36)), .. signed]);
        var mac = System.Security.Cryptography.SHA256.HashData([.. block.Select(b => (byte)(b ^ 0x5c)), .. inner]);
        return Headers["Webhook-Signature"].Split(' ').Contains("v1," + Convert.ToBase64String(mac), StringComparer.Ordinal);
    }

    public DateTimeOffset At => DateTimeOffset.FromUnixTimeSeconds(long.Parse(Headers["Webhook-Timestamp"], CultureInfo.InvariantCulture));
}

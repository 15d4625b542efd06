using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Bot.Simulator.Platform.Residents;
using Xunit;

namespace Bot.Tests.MiniProgram.Accounts;

/// <summary>The mini-program on somebody's phone: real HTTP to the bot, from an address of its own when one is given.</summary>
internal sealed class MiniClient : IDisposable
{
    public MiniClient(Uri bot, IPAddress? from = null)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (context, stop) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(from ?? IPAddress.Loopback, 0));
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, context.DnsEndPoint.Port), stop);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        Http = new HttpClient(handler) { BaseAddress = bot };
    }

    public HttpClient Http { get; }

    public string Token { get; private set; } = "";

    public string RefreshToken { get; private set; } = "";

    public bool Linked { get; private set; }

    public static async Task<MiniClient> SignedInAsync(Uri bot, SimulatedResident resident)
    {
        var client = new MiniClient(bot);
        Assert.Equal(HttpStatusCode.OK, await client.LoginAsync(resident.MiniProgramCode()));
        return client;
    }

    public Task<HttpStatusCode> LoginAsync(string code) => TokensAsync("/api/mini/login", new { code });

    public Task<HttpStatusCode> RefreshAsync(string? refreshToken = null) => TokensAsync("/api/mini/refresh", new { refreshToken = refreshToken ?? RefreshToken });

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, string? token = null)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? Token);
        return Http.SendAsync(request);
    }

    /// <summary>The answer's JSON; the status must be the expected one.</summary>
    public async Task<JsonElement> AskAsync(HttpMethod method, string path, object? body = null, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await SendAsync(method, path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{method} {path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone();
    }

    public Task<JsonElement> GetAsync(string path) => AskAsync(HttpMethod.Get, path);

    public void Dispose() => Http.Dispose();

    private async Task<HttpStatusCode> TokensAsync(string path, object body)
    {
        using var answer = await Http.PostAsJsonAsync(path, body);
        if (answer.IsSuccessStatusCode)
        {
            var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
            Token = json.GetProperty("token").GetString()!;
            RefreshToken = json.GetProperty("refreshToken").GetString()!;
            Linked = json.GetProperty("linked").GetBoolean();
        }

        return answer.StatusCode;
    }
}

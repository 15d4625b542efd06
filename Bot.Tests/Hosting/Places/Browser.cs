using System.Net;
using System.Text.RegularExpressions;

namespace Bot.Tests.Hosting.Places;

/// <summary>A worker's phone with one jar of cookies for all places: follows redirects one by one, over WeCom as who holds it.</summary>
internal sealed partial class Browser(string userId) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), ConnectCallback = ToThisMachineAsync });

    public string Html { get; private set; } = "";

    public Uri At { get; private set; } = null!;

    public HttpStatusCode Status { get; private set; }

    public async Task OpenAsync(Uri address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        await GoAsync(request);
    }

    /// <summary>Sends the form on the page whose action ends so, with its hidden fields and those given.</summary>
    public async Task SendAsync(string action, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        var hidden = HiddenField().Matches(Html).DistinctBy(m => m.Groups["name"].Value)
            .Select(m => (Name: m.Groups["name"].Value, Value: WebUtility.HtmlDecode(m.Groups["value"].Value)));
        foreach (var (name, value) in hidden.Concat(fields))
        {
            form.Add(new StringContent(value), name);
        }

        var to = Action().Matches(Html).Select(m => m.Groups["to"].Value).First(a => a.EndsWith(action, StringComparison.Ordinal));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(At, to)) { Content = form };
        await GoAsync(request);
    }

    /// <summary>Addresses of styles, scripts and pictures of the page.</summary>
    public IEnumerable<Uri> Parts() => Part().Matches(Html).Select(m => new Uri(At, WebUtility.HtmlDecode(m.Groups["at"].Value)));

    public async Task<(HttpStatusCode Status, byte[] Content)> FetchAsync(Uri address)
    {
        using var answer = await _http.GetAsync(address);
        return (answer.StatusCode, await answer.Content.ReadAsByteArrayAsync());
    }

    public void Dispose() => _http.Dispose();

    private async Task GoAsync(HttpRequestMessage request)
    {
        At = request.RequestUri!;
        using var answer = await _http.SendAsync(request);
        (Status, Html) = (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        if (answer.Headers.Location is { } location)
        {
            var next = new Uri(At, location);
            await OpenAsync(next.AbsolutePath.StartsWith("/connect/", StringComparison.Ordinal) ? new UriBuilder(next) { Query = next.Query + "&userid=" + userId, Fragment = "" }.Uri : next);
        }
    }

    /// <summary>Names of places that only this test knows lead to this machine.</summary>
    private static async ValueTask<Stream> ToThisMachineAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
        return new System.Net.Sockets.NetworkStream(socket, ownsSocket: true);
    }

    [GeneratedRegex("<input[^>]*name=\"(?<name>once|__RequestVerificationToken)\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HiddenField();

    [GeneratedRegex("<form[^>]*action=\"(?<to>[^\"]*)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Action();

    [GeneratedRegex("<(link rel=\"stylesheet\" href|script src|img src)=\"(?<at>[^\"]*)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}

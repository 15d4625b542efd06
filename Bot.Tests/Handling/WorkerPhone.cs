using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Xunit;

namespace Bot.Tests.Handling;

/// <summary>A browser without JavaScript: cookies, links, forms with their hidden fields, redirects followed one by one.</summary>
internal sealed partial class WorkerPhone : IDisposable
{
    private readonly WorkerHost _host;
    private readonly HttpClient _http;

    public WorkerPhone(WorkerHost host)
    {
        _host = host;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = host.Address };
    }

    public CookieContainer Cookies { get; } = new();

    public string Html { get; private set; } = "";

    public HttpResponseMessage Last { get; private set; } = new();

    public HttpStatusCode Status => Last.StatusCode;

    public async Task SignInAsync(string token, string userId)
    {
        _host.HolderOfThePhone = userId;
        await GetAsync("/w/" + token);
        await FollowAsync();
    }

    public async Task GetAsync(string address)
    {
        Last = await _http.GetAsync(address, TestContext.Current.CancellationToken);
        await ReadAsync();
    }

    /// <summary>Follows redirects to their end, over WeCom if they lead there.</summary>
    public async Task FollowAsync()
    {
        for (var i = 0; i < 8 && Last.Headers.Location is { } next; i++)
        {
            await GetAsync(next.OriginalString);
        }
    }

    public Dictionary<string, string> Hidden() =>
        HiddenField().Matches(Html).DistinctBy(m => m.Groups["name"].Value).ToDictionary(m => m.Groups["name"].Value, m => WebUtility.HtmlDecode(m.Groups["value"].Value), StringComparer.Ordinal);

    /// <summary>Sends the form on the page in view, as filled in.</summary>
    public async Task SendAsync(string address, IEnumerable<KeyValuePair<string, string>> fields, params (string Name, byte[] Content)[] photos)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var (name, content) in photos)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
            form.Add(part, "photos", name);
        }

        Last = await _http.PostAsync(address, form, TestContext.Current.CancellationToken);
        await ReadAsync();
    }

    /// <summary>Opens a move's form, fills it in, sends it and follows to the page after.</summary>
    public async Task MoveAsync(string token, string move, Dictionary<string, string>? fields = null, params (string Name, byte[] Content)[] photos)
    {
        await GetAsync(move is "accept" or "start" ? $"/w/{token}" : $"/w/{token}/{move}");
        Assert.Equal(HttpStatusCode.OK, Status);
        await SendAsync($"/w/{token}/{move}", [.. Hidden(), .. fields ?? []], photos);
        await FollowAsync();
    }

    public async Task<byte[]> BytesAsync(string address)
    {
        Last = await _http.GetAsync(address, TestContext.Current.CancellationToken);
        return await Last.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private async Task ReadAsync() => Html = WebUtility.HtmlDecode(await Last.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    [GeneratedRegex("<input[^>]*name=\"(?<name>once|__RequestVerificationToken)\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HiddenField();
}

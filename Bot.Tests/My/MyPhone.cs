using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Bot.Simulator.Platform.Residents;
using Bot.Tests.Road;
using Xunit;

namespace Bot.Tests.My;

/// <summary>A resident's browser without JavaScript: cookies, links, forms with their hidden fields, redirects followed one by one.</summary>
internal sealed partial class MyPhone : IDisposable
{
    private readonly RoadFixture _road;
    private readonly HttpClient _http;

    public MyPhone(RoadFixture road, SimulatedResident holder)
    {
        (_road, Holder) = (road, holder);
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = road.BotUrl };
    }

    public SimulatedResident Holder { get; }

    public CookieContainer Cookies { get; } = new();

    public string Html { get; private set; } = "";

    public HttpResponseMessage Last { get; private set; } = new();

    public HttpStatusCode Status => Last.StatusCode;

    /// <summary>The page in view, without its place.</summary>
    public string At { get; private set; } = "";

    public string? Number => ToldNumber.Find(At);

    /// <summary>Opens a page as a tap on a link does: over WeChat's login when that is needed.</summary>
    public async Task OpenAsync(string path)
    {
        await GetAsync(path);
        await FollowAsync();
    }

    public async Task GetAsync(string address)
    {
        At = new Uri(_road.BotUrl, address).PathAndQuery;
        Last = await _http.GetAsync(address, TestContext.Current.CancellationToken);
        await ReadAsync();
    }

    /// <summary>Follows redirects to their end; at WeChat's login this phone's holder is known.</summary>
    public async Task FollowAsync()
    {
        for (var i = 0; i < 8 && Last.Headers.Location is { } next; i++)
        {
            var address = new Uri(_road.BotUrl, next);
            await GetAsync(address.AbsolutePath == "/connect/oauth2/authorize" ? Known(address) : address.AbsoluteUri);
        }
    }

    public string Known(Uri login) => $"{login.GetLeftPart(UriPartial.Query)}&openid={Holder.OpenId}";

    /// <summary>The hidden fields of the form that holds this.</summary>
    public List<KeyValuePair<string, string>> Hidden(string within = "<main")
    {
        var form = Html.Split("<form").Skip(1).Select(f => f.Split("</form>")[0]).FirstOrDefault(f => f.Contains(within, StringComparison.Ordinal)) ?? Html;
        return [.. HiddenField().Matches(form).Select(m => KeyValuePair.Create(Attribute(m.Value, "name"), Attribute(m.Value, "value")))];
    }

    public async Task SendAsync(string path, IEnumerable<KeyValuePair<string, string>> fields, params (string Name, byte[] Content)[] photos)
    {
        using var form = Form(fields, photos);
        At = path;
        Last = await _http.PostAsync(path, form, TestContext.Current.CancellationToken);
        await ReadAsync();
    }

    /// <summary>Sends without reading, for several at once.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var form = Form(fields, []);
        return await _http.PostAsync(path, form, TestContext.Current.CancellationToken);
    }

    /// <summary>From the report's page to the page that asks to confirm.</summary>
    public async Task WriteAsync(string text, string place, params (string Name, byte[] Content)[] photos)
    {
        await OpenAsync("/my/report");
        await SendAsync("/my/report", [.. Hidden(), new("text", text), new("place", place), new("act", "look")], photos);
    }

    /// <summary>A whole report; its page is in view then.</summary>
    public async Task<string> ReportAsync(string text, string place, params (string Name, byte[] Content)[] photos)
    {
        await WriteAsync(text, place, photos);
        Assert.Contains("看看对不对", Html, StringComparison.Ordinal);
        await SendAsync("/my/report", [.. Hidden(), new("act", "send")]);
        await FollowAsync();
        return Number ?? throw new InvalidOperationException(Html);
    }

    public Task ActAsync(string number, string act, params (string Name, string Value)[] fields) =>
        SendAsync($"/my/intakes/{number}", [.. Hidden($"value=\"{act}\""), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), new("act", act)]);

    public async Task<byte[]> BytesAsync(string address)
    {
        Last = await _http.GetAsync(address, TestContext.Current.CancellationToken);
        return await Last.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private static MultipartFormDataContent Form(IEnumerable<KeyValuePair<string, string>> fields, (string Name, byte[] Content)[] photos)
    {
        var form = new MultipartFormDataContent();
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

        return form;
    }

    private async Task ReadAsync() => Html = await Last.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private static string Attribute(string element, string name) =>
        element.Split($" {name}=\"") is [_, var rest, ..] ? WebUtility.HtmlDecode(rest.Split('"')[0]) : "";

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HiddenField();
}

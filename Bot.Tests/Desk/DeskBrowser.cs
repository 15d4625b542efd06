using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Bot.Tests.Desk;

/// <summary>A browser without JavaScript at the desk: cookies, forms with their hidden fields, redirects one by one.</summary>
internal sealed partial class DeskBrowser : IDisposable
{
    private readonly HttpClient _http;
    private readonly Uri _address;

    public DeskBrowser(Uri address)
    {
        _address = address;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = address };
    }

    public CookieContainer Cookies { get; } = new();

    public string Html { get; private set; } = "";

    public HttpResponseMessage Last { get; private set; } = new();

    public HttpStatusCode Status => Last.StatusCode;

    /// <summary>Where it was sent on to; empty when it was not.</summary>
    public string SentTo => Last.Headers.Location?.OriginalString ?? "";

    public IEnumerable<Cookie> DeskCookies => Cookies.GetCookies(new Uri(_address, "/desk/sign-in")).Cast<Cookie>();

    public async Task SignInAsync(string login, string password)
    {
        await GetAsync("/desk/sign-in");
        await SendAsync("/desk/sign-in", ("login", login), ("password", password));
    }

    public async Task<HttpStatusCode> GetAsync(string address)
    {
        Last = await _http.GetAsync(address, TestContext.Current.CancellationToken);
        Html = await Last.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return Status;
    }

    public async Task FollowAsync()
    {
        for (var i = 0; i < 8 && SentTo.Length > 0; i++)
        {
            await GetAsync(SentTo);
        }
    }

    /// <summary>Sends a form with the token of the page in view.</summary>
    public async Task<HttpStatusCode> SendAsync(string address, params (string Name, string Value)[] fields)
    {
        var all = fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(KeyValuePair.Create("__RequestVerificationToken", Token));
        using var form = new FormUrlEncodedContent(all);
        Last = await _http.PostAsync(address, form, TestContext.Current.CancellationToken);
        Html = await Last.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return Status;
    }

    /// <summary>Sends a file with the token of the page in view.</summary>
    public async Task<HttpStatusCode> UploadAsync(string address, string name, string fileName, string content)
    {
        using var form = new MultipartFormDataContent { { new StringContent(Token), "__RequestVerificationToken" }, { new StringContent(content), name, fileName } };
        Last = await _http.PostAsync(address, form, TestContext.Current.CancellationToken);
        Html = await Last.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return Status;
    }

    /// <summary>Words as a person reads them.</summary>
    public string Text => WebUtility.HtmlDecode(Tags().Replace(Html, " "));

    public string Hidden(string name) => WebUtility.HtmlDecode(HiddenField().Matches(Html).FirstOrDefault(m => m.Groups["name"].Value == name)?.Groups["value"].Value ?? "");

    public void Dispose() => _http.Dispose();

    private string Token => Hidden("__RequestVerificationToken");

    [GeneratedRegex("<input[^>]*name=\"(?<name>[^\"]+)\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex HiddenField();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Tags();
}

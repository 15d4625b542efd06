using System.Net;
using System.Text.RegularExpressions;
using Bot.Simulator.Platform.Groups;
using Xunit;

namespace Bot.Tests.Places;

/// <summary>The phone of a grid worker or official: opens a card's link, is asked by WeCom who holds it, fills in the forms behind it.</summary>
internal sealed partial class PlacePhone : IDisposable
{
    private const int MostRedirects = 8;

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() });
    private readonly string _userId;
    private Uri _link = new("http://localhost/");

    private PlacePhone(string userId) => _userId = userId;

    /// <summary>The page in view, in words.</summary>
    public string Html { get; private set; } = "";

    public static async Task<PlacePhone> OpenAsync(GroupMessage card, string userId)
    {
        var phone = new PlacePhone(userId);
        await phone.FollowAsync(new Uri(card.Links.First(l => l.Url.Contains("/w/", StringComparison.Ordinal)).Url));
        phone._link = new Uri(card.Links.First(l => l.Url.Contains("/w/", StringComparison.Ordinal)).Url);
        return phone;
    }

    /// <summary>Fills in the form of a move and sends it; the page after is in view.</summary>
    public async Task DoAsync(string move, params (string Field, string Value)[] fields)
    {
        var form = new Uri($"{_link.GetLeftPart(UriPartial.Path)}/{move}");
        await FollowAsync(move is "accept" or "start" ? _link : form);
        using var content = new MultipartFormDataContent();
        foreach (var hidden in HiddenField().Matches(Html).DistinctBy(m => m.Groups["name"].Value))
        {
            content.Add(new StringContent(WebUtility.HtmlDecode(hidden.Groups["value"].Value)), hidden.Groups["name"].Value);
        }

        foreach (var (field, value) in fields)
        {
            content.Add(new StringContent(value), field);
        }

        using var answer = await _http.PostAsync(form, content);
        Html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.True(answer.Headers.Location is not null, $"{move} by {_userId}: {(int)answer.StatusCode} {Html}");
        await FollowAsync(new Uri(form, answer.Headers.Location));
    }

    public void Dispose() => _http.Dispose();

    private async Task FollowAsync(Uri next)
    {
        for (var i = 0; i < MostRedirects; i++)
        {
            using var answer = await _http.GetAsync(next);
            Html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
            if (answer.Headers.Location is not { } location)
            {
                return;
            }

            next = new Uri(next, location);
            if (next.AbsolutePath.StartsWith("/connect/", StringComparison.Ordinal))
            {
                next = new UriBuilder(next) { Query = $"{next.Query}&userid={_userId}", Fragment = "" }.Uri;
            }
        }
    }

    [GeneratedRegex("<input[^>]*name=\"(?<name>once|__RequestVerificationToken)\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HiddenField();
}

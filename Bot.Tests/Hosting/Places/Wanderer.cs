using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Xunit;

namespace Bot.Tests.Hosting.Places;

/// <summary>
/// Somebody with one browser who follows every link there is below the address of one place, and notes each address, redirect and
/// cookie that would lead out of it: to the root of the same host, to another place, to another port.
/// </summary>
internal sealed partial class Wanderer : IDisposable
{
    /// <summary>Pages of one shape that are opened: the third grid tells nothing that the second did not.</summary>
    private const int MostOfOneShape = 2;

    private readonly Town _town;
    private readonly HttpClient _http;
    private readonly Uri _home;
    private readonly SortedSet<string> _strays = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _broken = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _shapes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public Wanderer(Town town)
    {
        _town = town;
        _home = new Uri(town.Settings.PublicBaseUrl);
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies, ConnectCallback = ToThisMachineAsync });
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>Who holds the phone, for WeChat's and WeCom's logins.</summary>
    public string? OpenId { get; init; }

    public string? UserId { get; init; }

    public string Html { get; private set; } = "";

    public Uri At { get; private set; } = null!;

    public HttpStatusCode Status { get; private set; }

    public int Opened { get; private set; }

    public string Text => WebUtility.HtmlDecode(Tag().Replace(Html, " "));

    private string Path => _home.AbsolutePath.TrimEnd('/');

    /// <summary>Opens an address of the place, redirects followed one by one.</summary>
    public Task OpenAsync(string path) => GoAsync(new HttpRequestMessage(HttpMethod.Get, Absolute(path)));

    /// <summary>Sends the form that holds these words where it wants to go, with its hidden fields.</summary>
    public async Task SendAsync(string within, params (string Name, string Value)[] fields)
    {
        var form = Form().Matches(Html).Select(m => m.Value).FirstOrDefault(f => f.Contains(within, StringComparison.Ordinal)) ?? throw new InvalidOperationException($"No form holds {within} at {At}: {Text}");
        using var content = new MultipartFormDataContent();
        foreach (var hidden in Hidden().Matches(form).Select(m => m.Value))
        {
            content.Add(new StringContent(Attribute(hidden, "value")), Attribute(hidden, "name"));
        }

        foreach (var (name, value) in fields)
        {
            content.Add(new StringContent(value), name);
        }

        var action = Attribute(form[..form.IndexOf('>', StringComparison.Ordinal)], "action");
        await GoAsync(new HttpRequestMessage(HttpMethod.Post, action.Length == 0 ? At : new Uri(At, action)) { Content = content });
    }

    /// <summary>Sends as a program does.</summary>
    public Task AskAsync(HttpRequestMessage request, string path)
    {
        request.RequestUri = Absolute(path);
        return GoAsync(request);
    }

    /// <summary>Follows all links from here; nothing may lead out, be dead, or show what is forbidden to be seen.</summary>
    /// <param name="from">Where to begin, below the place.</param>
    /// <param name="never">Words of other places.</param>
    public async Task WanderAsync(IEnumerable<string> from, params string[] never)
    {
        var waiting = new Queue<Uri>(from.Select(Absolute));
        while (waiting.TryDequeue(out var next))
        {
            if (!_asked.Add(next.PathAndQuery))
            {
                continue;
            }

            await GoAsync(new HttpRequestMessage(HttpMethod.Get, next));
            if (Status is not HttpStatusCode.OK)
            {
                _broken.Add($"{next.PathAndQuery}: {(int)Status}");
            }

            Assert.DoesNotContain(never, w => Html.Contains(w, StringComparison.Ordinal));
            var page = At;
            foreach (var link in Links().Select(l => new Uri(page, l)).Where(l => Stays(l) && Wanted(l)).ToList())
            {
                waiting.Enqueue(link);
            }
        }
    }

    /// <summary>Asserts what was found on the way.</summary>
    public void Stayed(int atLeast)
    {
        Assert.True(_strays.Count == 0, $"Leads out of {_home}:\n{string.Join('\n', _strays)}");
        Assert.True(_broken.Count == 0, $"Dead below {_home}:\n{string.Join('\n', _broken)}");
        Assert.True(Opened >= atLeast, $"Only {Opened} answers were read.");
        foreach (Cookie cookie in Cookies.GetAllCookies())
        {
            Assert.True(!IsOurs(cookie) || Below(cookie.Path), $"{cookie.Name} lies at {cookie.Path}");
        }
    }

    public void Dispose() => _http.Dispose();

    private Uri Absolute(string path) => Uri.TryCreate(path, UriKind.Absolute, out var whole) && whole.Scheme != "file" ? whole : new Uri(_home.AbsoluteUri.TrimEnd('/') + path);

    private async Task GoAsync(HttpRequestMessage request)
    {
        using (request)
        {
            At = request.RequestUri!;
            using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
            (Status, Html) = (answer.StatusCode, IsFile(answer) ? "" : await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            if (At.Authority == _home.Authority)
            {
                Opened++;
                Note(answer);
            }

            if (answer.Headers.Location is { } location && Status is not HttpStatusCode.Created)
            {
                var next = new Uri(At, location);
                await GoAsync(new HttpRequestMessage(HttpMethod.Get, next.AbsolutePath.StartsWith("/connect/", StringComparison.Ordinal) ? Known(next) : next));
            }
        }
    }

    /// <summary>What is packed holds addresses of its own parts.</summary>
    private static bool IsFile(HttpResponseMessage answer) => answer.Content.Headers.ContentType?.MediaType is { } type
        && (type.StartsWith("application/vnd.openxmlformats", StringComparison.Ordinal) || type.StartsWith("image/", StringComparison.Ordinal) && type != "image/svg+xml");

    private void Note(HttpResponseMessage answer)
    {
        var page = At.PathAndQuery;
        if (answer.Headers.Location is { } location)
        {
            Judge(page, "Location", location.OriginalString);
        }

        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var path = CookiePath().Match(cookie) is { Success: true } found ? found.Groups[1].Value : "(none)";
            if (!Below(path))
            {
                _strays.Add($"{page}: cookie {cookie.Split('=')[0]} at {path}");
            }
        }

        foreach (var link in Links().Concat(Named()))
        {
            Judge(page, "address", link);
        }

        foreach (Match back in Back().Matches(Html))
        {
            Judge(page, "redirect_uri", Uri.UnescapeDataString(back.Groups[1].Value));
        }
    }

    private void Judge(string page, string what, string address)
    {
        if (Uri.TryCreate(At, address, out var target) && target.Scheme is "http" or "https" && !Stays(target) && !IsAbroad(target))
        {
            _strays.Add($"{page}: {what} {address}");
        }
    }

    /// <summary>The platform, and whatever is on no machine of ours: 高德 and the like.</summary>
    private bool IsAbroad(Uri target) => target.Authority == _town.Platform.Address.Authority
        || (target.Authority != _home.Authority && target.Host is not ("127.0.0.1" or "localhost" or Towns.WestHost));

    private bool Stays(Uri target) => target.Authority == _home.Authority && Below(target.AbsolutePath);

    /// <summary>The root has no path of its own: there, nothing may lead below a place's.</summary>
    private bool Below(string path) => Path.Length > 0
        ? path == Path || path.StartsWith(Path + "/", StringComparison.Ordinal)
        : path.StartsWith('/') && path != "/east" && !path.StartsWith("/east/", StringComparison.Ordinal);

    private bool IsOurs(Cookie cookie) => cookie.Domain == _home.Host && Below(cookie.Path);

    private bool Wanted(Uri link) =>
        !link.AbsolutePath.Contains("sign-out", StringComparison.Ordinal) && !link.Query.Contains("again=", StringComparison.Ordinal)
        && _shapes.AddOrUpdate(Digits().Replace(link.AbsolutePath, "#") + "?" + string.Join('&', link.Query.TrimStart('?').Split('&').Select(q => q.Split('=')[0])), 1, static (_, n) => n + 1) <= MostOfOneShape;

    private Uri Known(Uri login) => new($"{login.GetLeftPart(UriPartial.Query)}&openid={OpenId}&userid={UserId}");

    private IEnumerable<string> Links() => Link().Matches(Html).Select(m => WebUtility.HtmlDecode(m.Groups["at"].Value)).Where(l => !l.StartsWith('#'));

    /// <summary>
    /// Addresses in JSON, XML, scripts and attributes: whatever stands alone in quotes or tags and begins as one. Not what others
    /// wrote (libraries hold pictures and patterns), nor a hidden field of where to go on to, which is a path within the place.
    /// </summary>
    private IEnumerable<string> Named() => At.AbsolutePath.Contains("/lib/", StringComparison.Ordinal) ? [] : Quoted().Matches(Html).Select(m => WebUtility.HtmlDecode(m.Groups["at"].Value).Replace("\\u0026", "&", StringComparison.Ordinal))
        .Where(a => !a.StartsWith("//", StringComparison.Ordinal));

    private static string Attribute(string element, string name) =>
        element.Split($" {name}=\"") is [_, var rest, ..] ? WebUtility.HtmlDecode(rest.Split('"')[0]) : "";

    private static async ValueTask<Stream> ToThisMachineAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellation);
        return new NetworkStream(socket, ownsSocket: true);
    }

    [GeneratedRegex("<(?:a|link|img|script|iframe|source|video|audio|use|image|object|embed)\\b[^>]*?\\s(?:href|src|poster|data)=\"(?<at>[^\"]+)\"|\\shx-get=\"(?<at>[^\"]+)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Link();

    [GeneratedRegex("(?<!value=)(?:[\"'>`]|url\\(|url=)(?<at>(?:https?://|/)[^\"'<>`)\\s]+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Quoted();

    [GeneratedRegex("redirect_uri=([^&\"]+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Back();

    [GeneratedRegex("path=([^;]*)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 500)]
    private static partial Regex CookiePath();

    [GeneratedRegex("<form.*?</form>", RegexOptions.CultureInvariant | RegexOptions.Singleline, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Hidden();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Tag();

    [GeneratedRegex("[0-9a-f]{6,}|[0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 500)]
    private static partial Regex Digits();
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Bot.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Bot.Tests.Doors.Fuzz;

/// <summary>Nonsense in the addresses and forms of the public pages and the residents' own: the same laws as for the JSON doors.</summary>
[Collection(nameof(FuzzHost))]
public sealed class PageLaws(FuzzHost host) : IAsyncLifetime
{
    private const int Queries = 500;
    private const int CasesOfForm = 16;
    private const string Sender = "oTriesPages01";
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = host.Address };
    private readonly Caller _page = new("a resident's page", () => null, null, null);

    public async ValueTask InitializeAsync()
    {
        using var away = await _http.GetAsync("/my");
        var back = System.Web.HttpUtility.ParseQueryString(away.Headers.Location!.Query);
        using var home = await _http.GetAsync($"{back["redirect_uri"]}?code={Sender}&state={back["state"]}");
        Assert.Equal(HttpStatusCode.Redirect, home.StatusCode);
    }

    [Fact]
    public async Task No_address_below_public_or_my_makes_a_fault_tells_of_a_neighbour_or_waits()
    {
        var before = await host.Neighbour.RowsAsync();
        string[] patterns = [.. PageBook.Below(host.Service<EndpointDataSource>(), "/public"), .. PageBook.Below(host.Service<EndpointDataSource>(), "/my")];
        Assert.True(patterns.Length > 20, string.Join(' ', patterns));
        var names = await NamesAsync(patterns);
        var any = from pattern in Gen.Elements(patterns)
                  from path in PageBook.Address(pattern, name => Gen.Frequency((2, Gen.Elements<string>(host.Hints.Of(name))), (1, Nasty.Word())))
                  from count in Gen.Choose(0, 5)
                  from query in Gen.Zip(Gen.Elements(names), Nasty.Word()).ArrayOf(count)
                  from signedIn in Gen.Elements(true, false)
                  select (Address: path + "?" + string.Join('&', query.Select(q => $"{Nasty.Escape(q.Item1)}={Nasty.Escape(q.Item2)}")), SignedIn: signedIn);
        await Law.HoldsAsync(any.ToArbitrary(), c => CheckAsync(c.SignedIn ? _http : host.Http, new HttpRequestMessage(HttpMethod.Get, c.Address)), Queries, 62_001);
        Assert.Equal(before, await host.Neighbour.RowsAsync());
    }

    [Fact]
    public async Task No_form_of_a_resident_makes_a_fault_tells_of_a_neighbour_or_waits()
    {
        var before = await host.Neighbour.RowsAsync();
        string[] addresses = ["/my", "/my/report", "/my/ask", "/my/worker", "/my/worker/map", "/my/worker/code", "/my/settings", "/my/notices", "/my/help", .. await OwnAsync()];
        var forms = new List<PageForm>();
        foreach (var address in addresses)
        {
            using var page = await _http.GetAsync(address);
            forms.AddRange(PageBook.Forms(address, await page.Content.ReadAsStringAsync()));
        }

        Assert.True(forms.Count > 3, string.Join(' ', forms));
        var any = from form in Gen.Elements<PageForm>(forms)
                  from fields in Gen.CollectToArray(form.Fields, f => Spoilt(f.Name, f.Value))
                  from more in Gen.Zip(Gen.Elements("act", "x", "number", "text", "place", "Photos", "handler"), Nasty.Word()).ArrayOf(2)
                  from moreCount in Gen.Choose(0, 2)
                  from elsewhere in Gen.Choose(0, 8)
                  select (Address: elsewhere == 0 ? $"/my/intakes/{host.Neighbour.Open}" : form.Action, Body: string.Join('&', fields.SelectMany(f => f).Concat(more.Take(moreCount).Select(m => (Name: m.Item1, Value: m.Item2)))
                      .Select(f => $"{Nasty.Escape(f.Name)}={Long(f.Value)}")));
        await Law.HoldsAsync(any.ToArbitrary(), c => CheckAsync(_http, Post(c.Address, c.Body)), CasesOfForm * forms.Count, 62_002);
        Assert.Equal(before, await host.Neighbour.RowsAsync());
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>An intake filed by the form, so that there is a page with acts on it.</summary>
    private async Task<string[]> OwnAsync()
    {
        var form = PageBook.Forms("/my/report", await _http.GetStringAsync("/my/report")).First(f => f.Fields.Any(x => x.Name == "text"));
        for (var step = 0; step < 2; step++)
        {
            (string Name, string Value)[] said = step == 0 ? [("text", "路口的路灯坏了好几天"), ("place", "荷塘小区"), ("act", "look")] : [("act", "send")];
            var kept = form.Fields.Where(f => f.Value.Length > 0 && said.All(s => s.Name != f.Name));
            using var answer = await _http.SendAsync(Post("/my/report", string.Join('&', kept.Concat(said).Select(f => $"{Nasty.Escape(f.Name)}={Long(f.Value)}"))));
            if (answer.Headers.Location is { } filed)
            {
                return [filed.OriginalString.Split('?')[0]];
            }

            form = PageBook.Forms("/my/report", await answer.Content.ReadAsStringAsync()).First(f => f.Fields.Any(x => x.Value == "send" || x.Name == "text"));
        }

        return [];
    }

    private async Task<string[]> NamesAsync(IEnumerable<string> patterns)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal) { "x", "", "again", "code", "state", "handler" };
        foreach (var pattern in patterns.Where(p => !p.Contains('{', StringComparison.Ordinal) && !p.Contains("sign-out", StringComparison.Ordinal)))
        {
            using var answer = await _http.GetAsync(pattern);
            names.UnionWith(PageBook.Names(await answer.Content.ReadAsStringAsync()));
        }

        return [.. names];
    }

    /// <summary>As it stands, or something else in its place, or it twice, or none.</summary>
    private Gen<(string Name, string Value)[]> Spoilt(string name, string value) =>
        from how in Gen.Choose(0, name.StartsWith("__", StringComparison.Ordinal) ? 40 : 6)
        from hint in Gen.Elements<string>(host.Hints.Of(name))
        from word in Nasty.Word()
        from length in Gen.Elements(1, 2_001, 9_000)
        select how switch
        {
            0 => [],
            1 => [(name, word)],
            2 => new[] { (name, value), (name, word) },
            3 => [(name, string.Concat(Enumerable.Repeat("长", length)))],
            4 => [(name, hint)],
            _ => [(name, value.Length > 0 ? value : hint)],
        };

    private static HttpRequestMessage Post(string address, string body) =>
        new(HttpMethod.Post, address) { Content = new StringContent(body, Encoding.UTF8, "application/x-www-form-urlencoded") };

    private static string Long(string value) => string.Concat(Encoding.UTF8.GetBytes(value).Select(b => char.IsAsciiLetterOrDigit((char)b) ? ((char)b).ToString() : "%" + b.ToString("X2", CultureInfo.InvariantCulture)));

    private async Task CheckAsync(HttpClient http, HttpRequestMessage request)
    {
        using (request)
        {
            var sent = request.Content is null ? "" : await request.Content.ReadAsStringAsync();
            var began = Stopwatch.GetTimestamp();
            using var response = await http.SendAsync(request);
            var body = await response.Content.ReadAsStringAsync();
            var took = Stopwatch.GetElapsedTime(began);
            var what = $"{(int)response.StatusCode} after {took}: {(body.Length > 400 ? body[..400] : body)}\n for {request.Method} {request.RequestUri} {(sent.Length > 800 ? sent[..800] : sent)}";
            AnswerLaw.Holds(response, body, took, host.KeptFrom(_page), what);
        }
    }
}

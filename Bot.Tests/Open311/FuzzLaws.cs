using System.Diagnostics;
using System.Globalization;
using System.Net;
using Bot.Tests.Properties;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Bot.Tests.Open311;

/// <summary>Whatever stands in a query or a form: an answer in the right form, soon, and never a fault of ours.</summary>
public sealed class FuzzLaws(Open311Host host) : IClassFixture<Open311Host>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    private static readonly string[] QueryFields =
    [
        "jurisdiction_id", "service_request_id", "service_code", "start_date", "end_date", "status", "updated_after", "updated_before", "lat", "long", "radius", "page", "page_size", "extensions", "api_key", "format", "code", "x",
    ];

    private static readonly string[] FormFields =
    [
        "jurisdiction_id", "service_code", "lat", "long", "address_string", "address_id", "email", "device_id", "account_id", "first_name", "last_name", "phone", "description", "media_url",
        "attribute[kind]", "attribute[source]", "attribute[when][]", "attribute[when][0]", "attribute[people]", "attribute[since]", "attribute[facility-number]", "attribute[", "attribute[]", "attribute[[x]]", "attribute[wanted]", "attribute[confidential]", "x",
    ];

    private static readonly string[] Paths =
    [
        "discovery", "services", "requests", "requests/", "services/", "tokens/", "requests/WG-20261121-000001", "requests/WG-99991231-999999", "services/noise", "services/..%2f..%2fetc", "tokens/%00", "tokens/a%0ab", "requests/%F0%9F%98%80", "services/noise.json.xml", "requests.", "requests.json/x", "services/%3Cb%3E",
    ];

    private static readonly string[] Values =
    [
        "", " ", "0", "-1", "1", "1e308", "NaN", "Infinity", "-Infinity", "99999999999999999999", "0x10", "true", "open", "closed", "open,closed", ",,,", "noise", "sanitation", "labor", "official-conduct", "xigang", "WG-20261121-000001", "WG-00010101-000001,WG-99991231-999999",
        "2026-11-21T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "0002-01-01T00:00:00Z", "9998-12-31T23:59:59Z", "2026-02-30", "2026-11-21 00:00", "\0", "\u0001\ufffe", "\ud83d", "😀", "\r\n", "' OR 1=1 --", "%", "_", "<!DOCTYPE x>", "]]>", "{{x}}", "../../etc/passwd",
        "34.953", "117.027", "90", "180", "-180.0000001", "荷塘小区", "西岗镇荷塘小区3号楼2单元501", "火着了，救命", "网格员态度差", "http://127.0.0.1:1/x", "a@b", "13800000000", "night", "yes", "inquiry",
    ];

    private int _sent;

    [Fact]
    public Task No_query_makes_a_fault_or_a_slow_answer()
    {
        var path = Gen.Elements(Paths);
        var field = Gen.Zip(Gen.Elements(QueryFields), Value());
        var format = Gen.Elements("", ".xml", ".json", ".yaml", ".JSON", ".%00");
        var method = Gen.Elements("GET", "GET", "GET", "GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH");
        var any = from p in path from f in format from q in field.ArrayOf() from m in method select (Path: p + f, Query: q, Method: m);
        return Law.HoldsAsync(any.ToArbitrary(), async c =>
        {
            var query = string.Join('&', c.Query.Take(12).Select(q => $"{q.Item1}={Escape(q.Item2)}"));
            using var request = new HttpRequestMessage(new HttpMethod(c.Method), new Uri($"{c.Path}?{query}", UriKind.Relative));
            await CheckAsync(request);
        }, cases: 600, seed: 31_101);
    }

    [Fact]
    public Task No_form_makes_a_fault_or_a_slow_answer()
    {
        var any = Gen.Zip(Gen.Elements(FormFields), Value()).ArrayOf();
        return Law.HoldsAsync(any.ToArbitrary(), async fields =>
        {
            var client = Interlocked.Increment(ref _sent);
            var form = Open311Host.Form(("api_key", Open311Host.KeyOf(client))).ToList();
            foreach (var (field, value) in fields.Take(12))
            {
                // Half of the time the field stands in place of the good one, half beside it.
                if (client % 2 == 0)
                {
                    form.RemoveAll(f => f.Field == field);
                }

                form.Add((field, value));
            }

            var body = string.Join('&', form.Select(f => $"{Escape(f.Field)}={Escape(f.Value)}"));
            using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(client % 3 == 0 ? "requests.json" : "requests.xml", UriKind.Relative)) { Content = content };
            await CheckAsync(request);
        }, cases: 600, seed: 31_102);
    }

    private async Task CheckAsync(HttpRequestMessage request)
    {
        var began = Stopwatch.StartNew();
        using var response = await host.Http.SendAsync(request);
        var reply = await Reply.OfAsync(response);
        var what = $"{request.Method} {request.RequestUri}: {(int)reply.Status} {reply.Body[..Math.Min(400, reply.Body.Length)]}";
        Assert.True(reply.Status < HttpStatusCode.InternalServerError, what);
        Assert.True(began.Elapsed < Soon, $"{began.Elapsed} for {what}");
        Assert.DoesNotContain("Exception", reply.Body, StringComparison.Ordinal);
        if (reply.Body.Length == 0)
        {
            return;
        }

        // Whatever it is, it can be read, in one of our two forms.
        if (reply.ContentType.StartsWith("text/xml", StringComparison.Ordinal))
        {
            Assert.NotNull(reply.Xml);
        }
        else
        {
            Assert.StartsWith("application/json", reply.ContentType, StringComparison.Ordinal);
            Assert.True(reply.Json.ValueKind is System.Text.Json.JsonValueKind.Array or System.Text.Json.JsonValueKind.Object, what);
        }
    }

    private static Gen<string> Value() => Gen.OneOf(
        Gen.Elements(Values),
        Gen.Elements(Values),
        Gen.Zip(Gen.Elements(Values), Gen.Elements(Values)).Select(v => v.Item1 + v.Item2),
        Gen.Choose(0, 0x2FFF).Select(c => (char)c).ArrayOf().Select(c => new string(c)),
        Gen.Zip(Gen.Elements(Values), Gen.Choose(1, 3_000)).Select(v => string.Concat(Enumerable.Repeat(v.Item1, Math.Max(1, v.Item2 / Math.Max(1, v.Item1.Length))))),
        Gen.Choose(-100_000, 100_000).Select(n => (n / 7.0).ToString(CultureInfo.InvariantCulture)));

    /// <summary>Bytes as a careless client sends them: halves of pairs included, but no address longer than a server reads.</summary>
    private static string Escape(string value)
    {
        var shortened = value.Length > 400 ? value[..400] : value;
        return string.Concat(System.Text.Encoding.UTF8.GetBytes(shortened).Select(b => char.IsAsciiLetterOrDigit((char)b) ? ((char)b).ToString() : "%" + b.ToString("X2", CultureInfo.InvariantCulture)));
    }
}

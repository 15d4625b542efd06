using System.Net;
using System.Text;
using Xunit;

namespace Bot.Tests.Integration;

/// <summary>Whatever is sent to these doors, the answer is a refusal that names what is wrong, and never our fault.</summary>
public sealed class HostileBodyTests
{
    private const string Good = """{"url":"http://127.0.0.1:1/hook","types":["submitted"],"secret":"whsec_AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=","after":"0"}""";

    [Fact]
    public async Task No_body_is_answered_with_a_fault_of_ours()
    {
        await using var host = await GridHost.StartedAsync();
        var http = host.Client(GridHost.Hooks);
        foreach (var body in Bodies())
        {
            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new("application/json");
            using var response = await http.PostAsync("/api/grid/webhooks", content);
            await RefusedAsync(response, Encoding.UTF8.GetString(body));
        }
    }

    [Fact]
    public async Task No_address_is_answered_with_a_fault_of_ours()
    {
        await using var host = await GridHost.StartedAsync();
        string[] odd = ["%01", "..", "%2e%2e%2f", "-1", "99999999999999999999", "0", new string('a', 32), new string('9', 400), "%ED%A0%80", "'", "WG-99991231-999999", "WG-20261121-000000", "网格"];
        foreach (var key in (string[])[GridHost.Hooks, GridHost.Personal])
        {
            var http = host.Client(key);
            foreach (var part in odd)
            {
                foreach (var path in (string[])[
                    $"intakes/{part}", $"intakes/{part}/person", $"intakes/WG-20261121-000001/attachments/{part}", $"webhooks/{part}", $"webhooks/{part}/deliveries",
                    $"webhooks/{new string('a', 32)}/deliveries?state={part}", $"webhooks/{new string('a', 32)}/deliveries?after={part}", $"webhooks/{new string('a', 32)}/deliveries?limit={part}"])
                {
                    using var response = await http.GetAsync("/api/grid/" + path);
                    await RefusedAsync(response, path);
                }

                foreach (var path in (string[])[$"webhooks/{part}/resume", $"webhooks/{part}/deliveries/{part}/retry"])
                {
                    using var response = await http.PostAsync("/api/grid/" + path, null);
                    await RefusedAsync(response, path);
                }
            }
        }
    }

    /// <summary>The good body with each part spoilt in every way, cut at every length, and bytes thrown in; the same at every run.</summary>
    private static IEnumerable<byte[]> Bodies()
    {
        string[] values = ["null", "5", "-1", "true", "[]", "{}", "\"\"", "\" \"", "\"\\u0000\"", "\"\\ud800\"", "[null]", "[5]", "[\"dance\"]", "[[]]", "1e999", "\"whsec_\"", "\"whsec_AQID\"", "\"whsec_%%%\"",
            "\"99999999999999999999\"", "\"http://[\"", "\"https://[::1\"", "\"https://a b/\"", "\"https://" + new string('a', 3_000) + "\"", "\"https://\\u202e.example\"", "\"https://\\ud83d\\ude00.example:99999\"",
            "\"https://xn--\"", "\"//a\"", "\"javascript:1\"", "\"https://a.invalid:0/\"", "\"" + new string('网', 30_000) + "\""];
        foreach (var (field, standing) in new[] { ("url", "\"http://127.0.0.1:1/hook\""), ("types", "[\"submitted\"]"), ("secret", "\"whsec_AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA=\""), ("after", "\"0\"") })
        {
            foreach (var value in values)
            {
                yield return Encoding.UTF8.GetBytes(Good.Replace($"\"{field}\":{standing}", $"\"{field}\":{value}", StringComparison.Ordinal));
            }
        }

        var good = Encoding.UTF8.GetBytes(Good);
        for (var length = 0; length < good.Length; length += 3)
        {
            yield return good[..length];
        }

        var random = new Random(20261121);
        for (var i = 0; i < 200; i++)
        {
            var spoilt = (byte[])good.Clone();
            for (var n = random.Next(1, 6); n > 0; n--)
            {
                spoilt[random.Next(spoilt.Length)] = (byte)random.Next(256);
            }

            yield return spoilt;
        }

        foreach (var whole in (string[])["null", "[]", "5", "\"\"", "{}", new string('[', 5_000), "{\"url\":" + new string(' ', 100_000)])
        {
            yield return Encoding.UTF8.GetBytes(whole);
        }
    }

    private static async Task RefusedAsync(HttpResponseMessage response, string sent)
    {
        var said = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError, $"{(int)response.StatusCode} for {sent[..Math.Min(300, sent.Length)]}: {said}");
        Assert.True(response.Content.Headers.ContentType?.MediaType == "application/problem+json", $"{response.StatusCode} {said} for {sent[..Math.Min(300, sent.Length)]}");
        Assert.DoesNotContain("Exception", said, StringComparison.Ordinal);
    }
}

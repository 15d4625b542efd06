using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Tests.Road;

/// <summary>A grid platform as an integrator would write it: reads the events, sends actions. The bot may be a place below a path.</summary>
public sealed class GridPlatform(Uri bot, string key) : IDisposable
{
    public HttpClient Http { get; } = new() { BaseAddress = new Uri(bot.AbsoluteUri.TrimEnd('/') + "/"), DefaultRequestHeaders = { { "X-Api-Key", key } } };

    /// <summary>All events from the beginning, page by page.</summary>
    public async Task<List<JsonElement>> ReadEventsAsync(int limit = 500)
    {
        List<JsonElement> events = [];
        for (string? after = null; ;)
        {
            var page = await Http.GetFromJsonAsync<JsonElement>(new Uri($"api/grid/events?limit={limit}{(after is null ? "" : "&after=" + after)}", UriKind.Relative));
            var got = page.GetProperty("events").EnumerateArray().Select(e => e.Clone()).ToList();
            events.AddRange(got);
            after = page.GetProperty("next").GetString();
            if (got.Count == 0)
            {
                return events;
            }
        }
    }

    public async Task<List<JsonElement>> EventsOfAsync(string number) =>
        [.. (await ReadEventsAsync()).Where(e => e.GetProperty("subject").GetString() == number)];

    public async Task<HttpResponseMessage> ActAsync(string number, object action, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"api/grid/intakes/{number}/actions", UriKind.Relative));
        request.Content = JsonContent.Create(action);
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        return await Http.SendAsync(request);
    }

    /// <summary>An action that must succeed; returns the answer.</summary>
    public async Task<JsonNode> MustAsync(string number, string action, string? note = null, string? userId = "w-demo")
    {
        using var response = await ActAsync(number, new { action, note, actor = new { userid = userId, name = "演示网格员", role = "专职网格员" } });
        var body = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonNode.Parse(body)! : throw new InvalidOperationException($"{action} on {number}: {(int)response.StatusCode} {body}");
    }

    public void Dispose() => Http.Dispose();
}

using System.Net.Http.Json;

namespace Bot.Benchmarks.Drills;

/// <summary>A grid platform that tries again with the same key until it has an answer.</summary>
internal sealed class GridPlatformCaller(Uri bot, string key, DrilledBot process) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private readonly HttpClient _http = new() { BaseAddress = bot, Timeout = TimeSpan.FromSeconds(5), DefaultRequestHeaders = { { "X-Api-Key", key } } };

    /// <summary>The body of the 200 that came in the end.</summary>
    public async Task<string> ActAsync(string number, string action, string? note, string idempotencyKey)
    {
        while (true)
        {
            await process.WhenUpAsync();
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/grid/intakes/{number}/actions", UriKind.Relative));
                request.Headers.Add("Idempotency-Key", idempotencyKey);
                request.Content = JsonContent.Create(new { action, note, actor = new { userid = "w-demo", name = "演示网格员", role = "专职网格员" } });
                using var answer = await _http.SendAsync(request);
                var body = await answer.Content.ReadAsStringAsync();
                if (answer.IsSuccessStatusCode)
                {
                    return body;
                }

                if ((int)answer.StatusCode < 500)
                {
                    throw new BenchmarkException($"{action} on {number}: {(int)answer.StatusCode} {body}");
                }
            }
            catch (Exception broken) when (broken is HttpRequestException or OperationCanceledException)
            {
                // No answer: whether it was done is what the key is for.
            }

            await Task.Delay(Pause, Clock.Wall);
        }
    }

    /// <summary>The log of events, page by page, from the HTTP door.</summary>
    public async Task<List<System.Text.Json.JsonElement>> ReadEventsAsync()
    {
        List<System.Text.Json.JsonElement> events = [];
        for (string? after = null; ;)
        {
            var page = await _http.GetFromJsonAsync<System.Text.Json.JsonElement>(new Uri($"/api/grid/events?limit=1000{(after is null ? "" : "&after=" + after)}", UriKind.Relative));
            var got = page.GetProperty("events").EnumerateArray().Select(e => e.Clone()).ToList();
            events.AddRange(got);
            after = page.GetProperty("next").GetString();
            if (got.Count == 0)
            {
                return events;
            }
        }
    }

    public void Dispose() => _http.Dispose();
}

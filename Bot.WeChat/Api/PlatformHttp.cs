using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Polly;
using Polly.Retry;

namespace Bot.WeChat.Api;

/// <summary>
/// Carries calls to one platform and turns whatever comes back into an answer or a named error. It never lets an address out:
/// addresses carry tokens and secrets. Reads are repeated once when the wire fails, sends never: the ledger of deliveries does that.
/// </summary>
/// <param name="client">A client without a base address and without loggers.</param>
/// <param name="baseUrl">Where the platform stands.</param>
/// <param name="name">How the platform names an errcode.</param>
internal sealed class PlatformHttp(HttpClient client, Uri baseUrl, Func<int, string, PlatformError> name)
{
    // WeChat shows \uXXXX to the reader as it stands, so Chinese must go out as it is.
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly ResiliencePipeline<PlatformResult<JsonElement>> ReadPipeline =
        new ResiliencePipelineBuilder<PlatformResult<JsonElement>>()
            .AddRetry(new RetryStrategyOptions<PlatformResult<JsonElement>>
            {
                MaxRetryAttempts = 1,
                Delay = ApiLimits.ReadRetryDelay,
                UseJitter = true,
                ShouldHandle = args => ValueTask.FromResult(TransportErrors.IsTransient(args.Outcome.Result?.Error)),
            })
            .Build();

    public Uri Address(string pathAndQuery) => WeChatEndpoint.Below(baseUrl, pathAndQuery);

    /// <summary>A call that changes nothing: repeated once when the wire fails.</summary>
    public async Task<PlatformResult<JsonElement>> Read(string pathAndQuery, object? body, CancellationToken stop) =>
        await ReadPipeline.ExecuteAsync(async token => await Once(pathAndQuery, Content(body), ApiLimits.CallTimeout, token), stop);

    /// <summary>A call that may have an effect: made once.</summary>
    public Task<PlatformResult<JsonElement>> Send(string pathAndQuery, object? body, CancellationToken stop) =>
        Once(pathAndQuery, Content(body), ApiLimits.CallTimeout, stop);

    public async Task<PlatformResult<JsonElement>> Once(string pathAndQuery, HttpContent? content, TimeSpan timeout, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(content is null ? HttpMethod.Get : HttpMethod.Post, Address(pathAndQuery)) { Content = content };
        return await Exchange(request, timeout, ReadJson, stop);
    }

    /// <summary>Sends a request, and hands an answer of status 200 to <paramref name="read"/>. Failures of the wire become errors by name.</summary>
    public async Task<PlatformResult<T>> Exchange<T>(
        HttpRequestMessage request, TimeSpan timeout, Func<HttpResponseMessage, CancellationToken, Task<PlatformResult<T>>> read, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(timeout);
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return StatusError(response.StatusCode) is { } error ? error : await read(response, limit.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return TransportErrors.Timeout;
        }
        catch (HttpRequestException e)
        {
            // Only the kind of failure is kept: messages may show more than they should.
            return TransportErrors.Unreachable with { Message = $"No connection, or it broke: {e.HttpRequestError}." };
        }
        catch (HttpIOException)
        {
            return TransportErrors.Unreachable;
        }
    }

    /// <summary>The JSON of an answer, or the errcode that hides in it.</summary>
    public async Task<PlatformResult<JsonElement>> ReadJson(HttpResponseMessage response, CancellationToken stop)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(stop);
        var bytes = await BoundedStream.ReadAll(stream, ApiLimits.AnswerBytes, stop);
        return bytes is null ? TransportErrors.TooLarge : Parse(bytes.Value);
    }

    public PlatformResult<JsonElement> Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var root = json.RootElement;
            if (root.ValueKind is not JsonValueKind.Object)
            {
                return TransportErrors.NotJson;
            }

            return root.Number("errcode") is { } code and not 0 ? name(code, ErrorText.Clean(root.Text("errmsg"))) : root.Clone();
        }
        catch (JsonException)
        {
            return TransportErrors.NotJson;
        }
    }

    private static PlatformError? StatusError(HttpStatusCode status) => (int)status switch
    {
        200 => null,
        408 or 429 or >= 500 => TransportErrors.ServerError with { Message = $"HTTP status {(int)status}." },
        _ => TransportErrors.WrongStatus with { Message = $"HTTP status {(int)status}." },
    };

    private static ByteArrayContent? Content(object? body)
    {
        if (body is null)
        {
            return null;
        }

        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, Json));
        content.Headers.ContentType = new("application/json") { CharSet = "utf-8" };
        return content;
    }
}

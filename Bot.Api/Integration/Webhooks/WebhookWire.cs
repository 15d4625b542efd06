using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Bot.Api.Integration.Webhooks;

/// <summary>Posts one signed event and says how that ended. Follows no redirect, uses no proxy, reads no answer's body.</summary>
public sealed class WebhookWire : IDisposable
{
    private readonly HttpMessageInvoker _http;
    private readonly TimeProvider _clock;

    public WebhookWire(WebhookTargets targets, TimeProvider clock)
    {
        _clock = clock;
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            ConnectCallback = targets.ConnectAsync,
            ConnectTimeout = WebhookLimits.Connect,
            PooledConnectionLifetime = WebhookLimits.ConnectionLife,
            MaxResponseDrainSize = WebhookLimits.AnswerBytes,
            MaxResponseHeadersLength = WebhookLimits.AnswerHeaderKilobytes,
        });
    }

    /// <param name="url">Where to.</param>
    /// <param name="key">What to sign with.</param>
    /// <param name="id">The event's id: the same at every try, so that the receiver knows it again.</param>
    /// <param name="body">The CloudEvent.</param>
    /// <param name="cancellation">The bot stops.</param>
    public async Task<WebhookAnswer> PostAsync(Uri url, byte[] key, string id, byte[] body, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(WebhookLimits.Answer, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        using var request = Request(url, key, id, body);
        try
        {
            using var response = await _http.SendAsync(request, either.Token);
            return Of(response);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new WebhookAnswer.Failed(null, "timeout");
        }
        catch (HttpRequestException fault)
        {
            return new WebhookAnswer.Failed(null, NameOf(fault));
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            return new WebhookAnswer.Failed(null, "broken");
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(Uri url, byte[] key, string id, byte[] body)
    {
        var at = _clock.GetUtcNow();
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents+json", "utf-8");
        request.Headers.Add("User-Agent", "grid-bot");
        request.Headers.Add("Webhook-Id", id);
        request.Headers.Add("Webhook-Timestamp", WebhookSecrets.Timestamp(at));
        request.Headers.Add("Webhook-Signature", WebhookSecrets.Sign(key, id, at, body));
        return request;
    }

    private WebhookAnswer Of(HttpResponseMessage response) => response.StatusCode switch
    {
        HttpStatusCode.Gone => new WebhookAnswer.Gone(),
        _ when response.IsSuccessStatusCode => new WebhookAnswer.Taken((int)response.StatusCode),
        var status => new WebhookAnswer.Failed((int)status, "status", Pause(response.Headers.RetryAfter)),
    };

    private TimeSpan? Pause(RetryConditionHeaderValue? asked) => asked?.Delta ?? asked?.Date - _clock.GetUtcNow();

    private static string NameOf(HttpRequestException fault) => fault switch
    {
        { InnerException: WebhookAddressException } => "address",
        { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } } => "name",
        { HttpRequestError: HttpRequestError.NameResolutionError } => "name",
        { HttpRequestError: HttpRequestError.SecureConnectionError } => "tls",
        { HttpRequestError: HttpRequestError.ConnectionError } => "connect",
        _ => "broken",
    };
}

/// <summary>How a post ended. A closed set.</summary>
public abstract record WebhookAnswer
{
    private WebhookAnswer()
    {
    }

    /// <summary>2xx.</summary>
    public sealed record Taken(int Status) : WebhookAnswer;

    /// <summary>410: nothing is wanted there any more.</summary>
    public sealed record Gone : WebhookAnswer;

    /// <param name="Status">HTTP status, null without an answer.</param>
    /// <param name="Error">status, timeout, name, address, connect, tls, broken, secret, event.</param>
    /// <param name="Pause">How long the receiver asks to be left alone.</param>
    public sealed record Failed(int? Status, string Error, TimeSpan? Pause = null) : WebhookAnswer
    {
        /// <summary>For rows and doors: <c>status 503</c>, <c>timeout</c>.</summary>
        public string Name => Status is { } status ? $"{Error} {status.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : Error;
    }
}

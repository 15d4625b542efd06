using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using ChatResponseFormat = OpenAI.Chat.ChatResponseFormat;

namespace Bot.Api.LanguageModel;

/// <summary>Any OpenAI-compatible server as an <see cref="IChatClient"/>: plain completions whose answer is a JSON object. Never tries twice.</summary>
public sealed class OpenAiChatClient : IChatClient
{
    private readonly HttpClient _http = new(new BoundedAnswers { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly ChatClient _client;

    public OpenAiChatClient(LlmSettings settings) => _client = new ChatClient(settings.Model, new ApiKeyCredential(settings.ApiKey), new OpenAIClientOptions
    {
        Endpoint = settings.Endpoint,
        RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
        NetworkTimeout = ModelLimits.Budget,
        Transport = new HttpClientPipelineTransport(_http),
    });

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var completion = (await _client.CompleteChatAsync(messages.Select(Translate), Translate(options), cancellationToken)).Value;
        var usage = completion.Usage;
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, completion.Content is [{ Text: { } text }, ..] ? text : ""))
        {
            Usage = usage is null ? null : new UsageDetails { InputTokenCount = usage.InputTokenCount, OutputTokenCount = usage.OutputTokenCount, TotalTokenCount = usage.TotalTokenCount },
        };
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() => _http.Dispose();

    private static OpenAI.Chat.ChatMessage Translate(ChatMessage message) =>
        message.Role == ChatRole.System ? new SystemChatMessage(message.Text) : new UserChatMessage(message.Text);

    private static ChatCompletionOptions Translate(ChatOptions? options) => new()
    {
        Temperature = options?.Temperature,
        MaxOutputTokenCount = options?.MaxOutputTokens,
        ResponseFormat = options?.ResponseFormat is ChatResponseFormatJson ? ChatResponseFormat.CreateJsonObjectFormat() : null,
    };

    /// <summary>A server that never stops answering is cut off.</summary>
    private sealed class BoundedAnswers : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(ModelLimits.ResponseBytes, cancellationToken);
            return response;
        }
    }
}

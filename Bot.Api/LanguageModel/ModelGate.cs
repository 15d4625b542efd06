using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Bot.Api.LanguageModel;

/// <summary>
/// The only way to the language model: a time limit, a circuit breaker, so many at once, a cap on the day's tokens.
/// Whatever goes wrong, the answer is null and the bot goes on as without a model. What was said is never logged.
/// </summary>
public sealed class ModelGate : IDisposable
{
    /// <summary>The meter's name, for whoever collects figures.</summary>
    public const string MeterName = "Bot.LanguageModel";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Requests = Meter.CreateCounter<long>("bot.llm.requests", description: "Questions to the language model, by purpose and how they ended.");
    private static readonly Counter<long> Tokens = Meter.CreateCounter<long>("bot.llm.tokens", description: "Tokens used, by purpose.");

    private readonly IChatClient _client;
    private readonly DailyTokens _day;
    private readonly ILogger<ModelGate> _log;
    private readonly ResiliencePipeline _pipeline;
    private readonly CircuitBreakerStateProvider _breaker = new();
    private readonly SemaphoreSlim _atOnce = new(ModelLimits.AtOnce);

    public ModelGate(IChatClient client, DailyTokens day, TimeProvider clock, ILogger<ModelGate> log)
    {
        (_client, _day, _log) = (client, day, log);
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                FailureRatio = ModelLimits.FailureRatio,
                MinimumThroughput = ModelLimits.FailuresAtLeast,
                SamplingDuration = ModelLimits.Sampling,
                BreakDuration = ModelLimits.Break,
                StateProvider = _breaker,
            })
            .AddTimeout(ModelLimits.Budget)
            .Build();
    }

    /// <summary>Whether it is left alone for a while, because it failed too often.</summary>
    public bool IsResting => _breaker.CircuitState is CircuitState.Open or CircuitState.Isolated;

    /// <summary>Tokens used today.</summary>
    public long TokensToday => _day.Used;

    /// <summary>The model's answer, or null. <paramref name="purpose"/> is a word for the figures; <paramref name="rules"/> are ours, <paramref name="data"/> holds what others said.</summary>
    public async Task<string?> AskAsync(string purpose, string rules, string data, CancellationToken cancellation)
    {
        // A Chinese character is about a token.
        var estimate = rules.Length + data.Length + ModelLimits.AnswerTokens;
        if (!_day.TryReserve(estimate))
        {
            return Ended(purpose, "capped", 0, 0);
        }

        if (!await _atOnce.WaitAsync(TimeSpan.Zero, cancellation))
        {
            Settle(estimate, 0);
            return Ended(purpose, "busy", 0, 0);
        }

        var started = Stopwatch.GetTimestamp();

        // Who does not answer may have worked all the same, and charges for it.
        long used = estimate;
        try
        {
            var response = await _pipeline.ExecuteAsync(async token => await _client.GetResponseAsync([new(ChatRole.System, rules), new(ChatRole.User, data)], Options(), token), cancellation);
            used = response.Usage?.TotalTokenCount ?? estimate;
            Ended(purpose, "answered", started, used);
            return response.Text;
        }
        catch (BrokenCircuitException)
        {
            used = 0;
            return Ended(purpose, "circuit open", started, used);
        }
        catch (TimeoutRejectedException)
        {
            return Ended(purpose, "too slow", started, used);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // Whatever a foreign server and its client library come up with: the type says enough, the message may hold words.
            _log.LogWarning("The language model failed: {Fault}", fault.GetType().Name);
            return Ended(purpose, "failed", started, used);
        }
        finally
        {
            _atOnce.Release();
            Settle(estimate, used);
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _atOnce.Dispose();
    }

    private static ChatOptions Options() => new() { Temperature = 0, MaxOutputTokens = ModelLimits.AnswerTokens, ResponseFormat = ChatResponseFormat.Json };

    private string? Ended(string purpose, string outcome, long started, long used)
    {
        Requests.Add(1, new("purpose", purpose), new KeyValuePair<string, object?>("outcome", outcome));
        Tokens.Add(used, new KeyValuePair<string, object?>("purpose", purpose));
        _log.LogInformation(
            "Language model, {Purpose}: {Outcome} after {Milliseconds:F0} ms, {Tokens} tokens, {Today} today",
            purpose, outcome, started == 0 ? 0 : Stopwatch.GetElapsedTime(started).TotalMilliseconds, used, _day.Used);
        return null;
    }

    private void Settle(int reserved, long used)
    {
        try
        {
            _day.Settle(reserved, used);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _log.LogWarning("The day's tokens could not be written down: {Reason}", fault.Message);
        }
    }
}

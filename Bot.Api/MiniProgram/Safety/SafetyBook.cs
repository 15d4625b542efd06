using System.Collections.Concurrent;
using Bot.Data;
using Bot.Data.Safety;
using Bot.Data.Storage;
using Bot.WeChat.Callbacks;

namespace Bot.Api.MiniProgram.Safety;

/// <summary>Writes down what the platform said of words and media (小程序 内容安全).</summary>
public sealed class SafetyBook(GroupCommit commit, TimeProvider clock)
{
    /// <summary>Results remembered that came before their trace id was written: the platform may be faster than our disk.</summary>
    private const int Early = 1_000;

    private readonly ConcurrentDictionary<string, MediaCheckEvent> _early = new(StringComparer.Ordinal);

    /// <summary>The platform pushed the result of a media check.</summary>
    public async Task HeardAsync(MediaCheckEvent heard, CancellationToken cancellation)
    {
        if (!await WriteAsync(heard, cancellation) && _early.Count < Early)
        {
            _early[heard.TraceId] = heard;

            // Its trace id may have been written between the two.
            await CatchUpAsync(heard.TraceId, cancellation);
        }
    }

    /// <summary>A trace id was written: perhaps its result is here already.</summary>
    public async Task CatchUpAsync(string traceId, CancellationToken cancellation)
    {
        if (_early.TryGetValue(traceId, out var heard) && await WriteAsync(heard, cancellation))
        {
            _early.TryRemove(traceId, out _);
        }
    }

    /// <summary>What was said of it: pass, review, risky; any other word is for a person to look at.</summary>
    public static string VerdictOf(string suggest) => suggest is SafetyVerdict.Pass or SafetyVerdict.Risky ? suggest : SafetyVerdict.Review;

    private async Task<bool> WriteAsync(MediaCheckEvent heard, CancellationToken cancellation)
    {
        var now = clock.GetChinaNow();
        return await commit.Run(
            session => heard.ErrorCode == 0
                ? session.Execute(
                    """UPDATE "safety_verdicts" SET "Verdict" = @0, "At" = @1, "Reason" = @2 WHERE "TraceId" = @3 AND "Verdict" = 'pending'""",
                    VerdictOf(heard.Suggest),
                    now,
                    heard.Label.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    heard.TraceId)
                // It could not be checked this time: it is asked for again.
                : session.Execute(
                    """UPDATE "safety_verdicts" SET "NextAt" = @0, "TraceId" = NULL, "Reason" = @1 WHERE "TraceId" = @2 AND "Verdict" = 'pending'""",
                    now + SafetyWorker.AskAgain,
                    heard.ErrorCode.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    heard.TraceId),
            cancellation) > 0;
    }
}

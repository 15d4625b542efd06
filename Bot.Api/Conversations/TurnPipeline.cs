using System.Text.RegularExpressions;
using Bot.Api.Deadlines;
using Bot.Api.Grids;
using Bot.Api.Hosting;
using Bot.Api.Joining;
using Bot.Api.Knowledge;
using Bot.Api.LanguageModel;
using Bot.Data;
using Bot.Data.People;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Dialogs;
using Bot.Dialogs.Understanding;
using Talk = Bot.Dialogs.Conversation;

namespace Bot.Api.Conversations;

/// <summary>
/// One message in, one reply out. A turn that changes nothing is answered from memory; any other is one transaction
/// with its seen-message key, and answered only when that is on disk. A clash re-runs the pure turn on fresh rows.
/// </summary>
public sealed class TurnPipeline(
    ResidentContexts contexts,
    LiveGridDirectory directory,
    Profile profile,
    Jurisdiction jurisdiction,
    IUnderstanding understanding,
    Promises promises,
    LiveKnowledge knowledge,
    TurnAdvisor advisor,
    PersonalData personalData,
    GroupCommit commit,
    EventSignal signal,
    TimeProvider clock,
    ILogger<TurnPipeline> log,
    NeighbourIndex neighbours,
    FollowerTurns followers)
{
    /// <summary>Runs before the last one is believed to be a fault, not a clash.</summary>
    public const int Attempts = 5;

    /// <summary>A contact this much younger than the stored one is worth a write, so that the 48-hour window is known after a crash.</summary>
    private static readonly TimeSpan ContactDrift = TimeSpan.FromHours(1);

    private readonly ResidentKeys _keys = new(personalData);

    /// <summary>Hears one message of a resident and returns the reply; the same key again gets the same reply and has no second effect.</summary>
    public async ValueTask<string> TakeAsync(string openId, string messageKey, Incoming incoming, CancellationToken cancellation)
    {
        var context = contexts.Of(_keys.Of(openId));

        // Keys of events hold the openid, which is stored nowhere in the clear.
        messageKey = messageKey.Replace(openId, context.Resident, StringComparison.Ordinal);
        await context.Gate.WaitAsync(cancellation);
        try
        {
            var model = advisor.Begin();
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    if (await TryTakeAsync(context, openId, messageKey, incoming, model, cancellation) is { } reply)
                    {
                        return reply;
                    }
                }
                catch (RegexMatchTimeoutException slow)
                {
                    // The clock on the wall ran on while the machine did something else. Nothing was written yet: hear it again.
                    log.LogWarning(slow, "Reading a message took too long and is done again");
                }

                context.MarkStale();
                if (attempt == Attempts)
                {
                    // Nothing was written and nothing is remembered: said again, it is heard again.
                    log.LogError("A conversation kept changing under a turn; the resident was asked to say it again");
                    return Talk.SayAgain(jurisdiction);
                }
            }
        }
        finally
        {
            context.Gate.Release();
        }
    }

    /// <summary>One run; null after a clash.</summary>
    private async ValueTask<string?> TryTakeAsync(ResidentContext context, string openId, string messageKey, Incoming incoming, TurnAdvisor.OneMessage? model, CancellationToken cancellation)
    {
        if (context.IsStale)
        {
            contexts.Load(context);
        }

        if (context.TryRemember(messageKey, out var before))
        {
            return before;
        }

        var now = clock.GetChinaNow();
        context.Heard(incoming, now);
        var guide = new ResidentGuide(context, directory.Current, profile, jurisdiction, understanding, promises, now, knowledge.Current, neighbours);
        var turn = Talk.Hear(context.State, incoming, guide);
        if (model is not null && TurnAdvisor.OneMessage.IsDoubtful(context.State, turn) && TooFast(context, turn, now) is null)
        {
            // Nothing is open here but this resident's own gate: no transaction, no connection.
            var advised = await model.AdviseAsync(context.State, turn, guide, cancellation);
            turn = ReferenceEquals(advised, guide) ? turn : Talk.Hear(context.State, incoming, advised);
        }

        if (ChangesNothing(context, turn, now))
        {
            context.Remember(messageKey, turn.Reply);
            return turn.Reply;
        }

        if (TooFast(context, turn, now) is { } refusal)
        {
            context.Remember(messageKey, refusal);
            return refusal;
        }

        var work = new TurnCommit(context, openId, messageKey, turn, guide, directory.Current, personalData, promises, now, followers);
        TurnResult done;
        try
        {
            done = await commit.Run(work.Apply, cancellation);
        }
        catch (TurnClashException)
        {
            return null;
        }

        context.Meter.Count(now);
        Adopt(context, turn, done, now);
        context.Remember(messageKey, done.Reply);
        if (turn.Outcomes.Length > 0)
        {
            signal.Raise();
        }

        return done.Reply;
    }

    /// <summary>Why this turn is not taken now; null when it is. A danger is, and so are comings and goings, which nobody can say again.</summary>
    private string? TooFast(ResidentContext context, Turn turn, DateTimeOffset now)
    {
        if (context.Meter.Wait(now, profile.Limits.MessagesPerMinute) is not { } wait
            || turn.Outcomes.Any(o => o is Outcome.Follow or Outcome.Unfollow or Outcome.SubmitReport { Draft.Urgent: true })
            || turn.Next.OpenDraft?.SendUpAt is not null)
        {
            return null;
        }

        return Talk.TooFast((int)Math.Ceiling(wait.TotalSeconds), jurisdiction);
    }

    private static bool ChangesNothing(ResidentContext context, Turn turn, DateTimeOffset now) =>
        ReferenceEquals(turn.Next, context.State) && turn.Outcomes.IsEmpty && context.Kept.Count == 0
        && (context.Version == 0 || now - context.StoredContact < ContactDrift);

    private static void Adopt(ResidentContext context, Turn turn, TurnResult done, DateTimeOffset now)
    {
        if (done.SeenBefore || turn.Outcomes.Length > 0 || context.Kept.Count > 0)
        {
            // Rows beyond the conversation changed; read them before the next turn.
            context.MarkStale();
            return;
        }

        context.State = turn.Next;
        context.Version++;
        context.StoredContact = now;
        context.Following = true;
    }
}

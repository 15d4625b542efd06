using Bot.Api.Conversations;
using Bot.Api.Deadlines;
using Bot.Api.Hosting;
using Bot.Data.Intakes;
using Bot.Data.Storage;

namespace Bot.Api.EventQueue;

/// <summary>An action of the grid platform, whichever way it came in: by HTTP or by the stream.</summary>
public sealed class ActionDoor(GroupCommit commit, ResidentContexts contexts, EventSignal signal, DeliverySignal deliveries, Promises promises, ExtensionAsks asks, TimeProvider clock)
{
    /// <param name="number">The intake's number, as given.</param>
    /// <param name="request">What is to be done.</param>
    /// <param name="holder">Stands before the key, so that the keys of two callers never meet.</param>
    /// <param name="key">The idempotency key, as given; empty for none.</param>
    /// <param name="cancellation">Ends waiting, never a move that has begun.</param>
    public async Task<ActionOutcome> ActAsync(string number, ActionRequest request, string holder, string key, CancellationToken cancellation)
    {
        if (key.Length > IntakeActions.KeyLength)
        {
            return new ActionOutcome(null, ActionProblems.KeyTooLong());
        }

        if (!IntakeNumber.TryParse(number, out var intake))
        {
            return new ActionOutcome(null, ActionProblems.Unknown(number));
        }

        var work = new ActionWork(intake, request, key.Length == 0 ? null : holder + key, promises, asks, clock.GetUtcNow());
        var outcome = await commit.Run(work.Apply, cancellation);
        if (outcome.Answer is not null)
        {
            signal.Raise();
            deliveries.Raise();
            contexts.Invalidate(outcome.Resident);
        }

        return outcome;
    }
}

using Bot.Api.Conversations;
using Bot.Api.Desk.Inbox;
using Bot.Api.Desk.SignIn;
using Bot.Api.Handling;
using Bot.Api.Hosting;
using Bot.Data.EventQueue;
using Bot.Data.Intakes;
using Bot.Data.Storage;

namespace Bot.Api.Desk.Supervision;

/// <summary>One act of the desk on one intake, in one transaction: scope, the same form once, the act; and who is told that it is on disk.</summary>
public sealed class DeskWriter(GroupCommit commit, EventSignal events, DeliverySignal deliveries, DeadlineSignal deadlines, ResidentContexts contexts, InboxCounts counts)
{
    /// <summary>Said of what is not theirs to see.</summary>
    public const string Unknown = "没有这件事。";

    /// <param name="visit">Who.</param>
    /// <param name="scope">What they see.</param>
    /// <param name="intakeId">On what.</param>
    /// <param name="once">The form's own mark; null where nothing can come twice.</param>
    /// <param name="work">What is done; words where it may not be, and then nothing of it is.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>Null when it is done, else why not.</returns>
    public async Task<string?> RunAsync(DeskVisit visit, DeskScope scope, long intakeId, string? once, Func<WriteSession, Intake, string?> work, CancellationToken cancellation)
    {
        try
        {
            contexts.Invalidate(await commit.Run(session => Apply(session, visit, scope, intakeId, once, work), cancellation));
        }
        catch (RefusedException refused)
        {
            return refused.Message;
        }

        events.Raise();
        deliveries.Raise();
        deadlines.Raise();
        counts.Forget();
        return null;
    }

    /// <summary>Why a move was not made, in words; null when it was.</summary>
    public static string? WordsOf(MoveVerdict verdict) => verdict switch
    {
        MoveVerdict.Made => null,
        MoveVerdict.Forbidden { OwnWork: true } => "自己办的事要由别人来核实。",
        MoveVerdict.Forbidden f => $"这件事已经是“{HandlingWords.Status(f.Status)}”，这一步做不了。",
        MoveVerdict.NoteMissing => "请写明原因。",
        _ => Unknown,
    };

    /// <summary>An internal line in the timeline; an ended one takes none, and the audit alone tells.</summary>
    public static MoveVerdict Note(WriteSession session, DeskVisit visit, Intake intake, string words) =>
        IntakeMoves.Make(session, intake, new MoveRequest(Move.Note, visit.Actor, visit.At, words.Length <= IntakeMoves.NoteLength ? words : words[..IntakeMoves.NoteLength], IsPublic: false));

    private static string? Apply(WriteSession session, DeskVisit visit, DeskScope scope, long intakeId, string? once, Func<WriteSession, Intake, string?> work)
    {
        if (session.Find<Intake>(intakeId) is not { } intake || !scope.Sees(intake))
        {
            throw new RefusedException(Unknown);
        }

        var key = once is { Length: > 0 } ? $"desk:{intakeId}:{visit.Login}:{once}" : null;
        if (key is not null && session.Context.ActionReceipts.Any(r => r.Key == key))
        {
            return null;
        }

        // Thrown, so that what was written before the refusal is rolled back with it.
        if (work(session, intake) is { } refusal)
        {
            throw new RefusedException(refusal);
        }

        if (key is not null)
        {
            session.Insert(new ActionReceipt { Key = key, IntakeId = intakeId, RequestHash = "", Answer = "done", At = visit.At });
        }

        return intake.Resident;
    }

    private sealed class RefusedException(string words) : Exception(words);
}

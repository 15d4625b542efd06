using Bot.Api.Deadlines;
using Bot.Data.Intakes;
using Bot.Data.Joining;
using Bot.Data.Storage;

namespace Bot.Api.Joining;

/// <summary>
/// 并办 and its undoing, inside a transaction: what is one matter is handled once, everybody who reported it is told, and
/// nothing of it is final.
/// </summary>
public static class IntakeMerging
{
    /// <summary>Why the one may not go into the other, in the words of the desk; null when it may.</summary>
    public static string? Refusal(Intake intake, Intake? into) => into switch
    {
        null => "没有要并入的那件。",
        _ when into.Id == intake.Id => "不能并入自己。",
        _ when intake.Confidential || intake.AboutWorker || into.Confidential || into.AboutWorker => "秘密上报和投诉网格员的，不和别的合并。",
        _ when into.Status.IsFinal() || into.Status is IntakeStatus.Resolved or IntakeStatus.Verified => "要并入的那件已经有结果或者结束了。",
        _ => null,
    };

    /// <summary>Merges by the desk. The grid platform's action is checked at its door and comes here for what follows.</summary>
    public static MoveVerdict Merge(WriteSession session, Intake intake, Intake into, Actor actor, DateTimeOffset at)
    {
        var verdict = IntakeMoves.Make(session, intake, new MoveRequest(Move.Merge, actor, at, NoteOf(into.Number)), i => i.MergedInto = into.Id);
        if (verdict is MoveVerdict.Made)
        {
            BringAlong(session, intake, into, actor, at);
        }

        return verdict;
    }

    public static string NoteOf(IntakeNumber into) => $"并入 {into}";

    /// <summary>Who reported or followed the merged one follows the other from now on, whose timeline says so.</summary>
    public static void BringAlong(WriteSession session, Intake intake, Intake into, Actor actor, DateTimeOffset at)
    {
        foreach (var (resident, saidIn, saidAs) in PeopleOf(session, intake).Where(p => p.Resident != into.Resident))
        {
            Followers.Add(session, new IntakeFollower
            {
                IntakeId = into.Id, Resident = resident, Via = intake.Id, JoinedAt = at, SaidIn = saidIn, SaidAs = saidAs,
            });
        }

        Note(session, into, actor, at, $"{intake.Number} 并入这一件");
    }

    /// <summary>
    /// The merged one stands again where it stood, with fresh deadlines and its own followers; whom it had brought along
    /// leave the other. Forbidden for whoever is not the desk.
    /// </summary>
    public static MoveVerdict Unmerge(WriteSession session, long intakeId, Actor actor, string? note, Promises promises, DateTimeOffset at)
    {
        if (session.Find<Intake>(intakeId) is not { } intake)
        {
            return new MoveVerdict.Unknown();
        }

        var into = intake.MergedInto;
        var stood = StoodBefore(session, intake);
        var (accept, resolve) = promises.DueFrom(at, intake.Level, intake.Item, intake.Urgent);
        var request = new MoveRequest(Move.Unmerge, actor, at, note ?? "撤销并办，改回单独办", AcceptDue: stood == IntakeStatus.Submitted ? accept : null);
        var verdict = IntakeMoves.Make(session, intake, request, i => (i.Status, i.MergedInto, i.Due) = (stood, null, resolve));
        if (verdict is MoveVerdict.Made && into is { } from && session.Find<Intake>(from) is { } other)
        {
            Followers.TakeBack(session, from, intake.Id, at);
            Note(session, other, actor, at, $"{intake.Number} 撤销并办，不再并在这一件里");
        }

        return verdict;
    }

    private static IntakeStatus StoodBefore(WriteSession session, Intake intake)
    {
        var entries = session.Context.Timeline.Where(t => t.IntakeId == intake.Id).OrderByDescending(t => t.Sequence).Select(t => new { t.Move, t.Status }).ToList();
        var merged = entries.FindIndex(e => e.Move == Move.Merge);
        return merged < 0 ? intake.Status : entries[merged + 1].Status;
    }

    private static IEnumerable<(string Resident, long SaidIn, int SaidAs)> PeopleOf(WriteSession session, Intake intake)
    {
        var followers = session.Context.IntakeFollowers.Where(f => f.IntakeId == intake.Id && f.LeftAt == null).OrderBy(f => f.JoinedAt).ToList();
        var people = followers.Select(f => (f.Resident, f.SaidIn, f.SaidAs));
        return (intake.Resident is { } own ? people.Prepend((own, intake.Id, 0)) : people).DistinctBy(p => p.Item1);
    }

    /// <summary>An ended one takes no note; then the other's timeline alone tells.</summary>
    private static void Note(WriteSession session, Intake intake, Actor actor, DateTimeOffset at, string words) =>
        IntakeMoves.Make(session, intake, new MoveRequest(Move.Note, actor, at, words, IsPublic: false));
}

using Bot.Data.Intakes;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Properties;

/// <summary>
/// One try to move an intake. Half of them are any move by any role, most of which are forbidden; half follow the table,
/// so that walks get far: number <paramref name="Along"/> of the edges that leave the status of the moment.
/// </summary>
internal sealed record Attempt(Move Move, ActorRole Role, string Person, int? Along, string? Note, int Minutes, bool PromisesAnew)
{
    /// <summary>The moves with which somebody may give a new promise.</summary>
    private static readonly Move[] Promising = [Move.Extend, Move.Reopen, Move.Escalate, Move.Assign];

    /// <summary>What is tried where the intake stands now.</summary>
    public (Move Move, ActorRole Role) At(IntakeStatus status)
    {
        var edges = IntakeWorkflow.Edges.Where(e => e.From == status).ToList();
        if (Along is not { } n || edges.Count == 0)
        {
            return (Move, Role);
        }

        var edge = edges[n % edges.Count];
        return (edge.Move, edge.By[n % edge.By.Length]);
    }

    public bool GivesNewDue(Move move) => PromisesAnew && Promising.Contains(move);

    public override string ToString() =>
        $"{(Along is { } n ? $"edge {n} by {Person}" : $"{Move} by {Role} {Person}")}, note {(Note is null ? "none" : $"“{Note}”")}{(PromisesAnew ? ", new due" : "")}, {Minutes} min later";
}

/// <summary>A walk of one intake from its submission.</summary>
internal sealed record WorkflowWalk(Attempt[] Attempts)
{
    private const int MostAttempts = 30;
    private const int MostEdges = 24;
    private static readonly string[] People = ["demo-1", "demo-2"];

    public static Arbitrary<WorkflowWalk> Any()
    {
        var attempt =
            from move in Gen.Elements(Enum.GetValues<Move>())
            from role in Gen.Elements(Enum.GetValues<ActorRole>())
            from person in Gen.Elements(People)
            from along in Gen.OneOf(Gen.Constant((int?)null), Gen.Choose(0, MostEdges).Select(n => (int?)n))
            from note in Gen.Elements(null, "", " \t", "等配件", "一句话，带“引号”|竖线|和\n换行", "长" + new string('长', IntakeMoves.NoteLength - 1))
            from minutes in Gen.Elements(0, 1, 59, 60 * 24)
            from anew in Gen.Elements(false, false, true)
            select new Attempt(move, role, person, along, note, minutes, anew);
        var walk = from length in Gen.Choose(1, MostAttempts) from attempts in Gen.ArrayOf(attempt, length) select new WorkflowWalk(attempts);
        return Arb.From(walk, Simpler);
    }

    private static IEnumerable<WorkflowWalk> Simpler(WorkflowWalk walk) => Law.Shorter(walk.Attempts)
        .Concat(walk.Attempts.SelectMany((a, i) => new[] { a with { Note = "等配件" }, a with { Minutes = 0 }, a with { PromisesAnew = false } }
            .Where(s => s != a)
            .Select(s => (Attempt[])[.. walk.Attempts[..i], s, .. walk.Attempts[(i + 1)..]])))
        .Select(a => new WorkflowWalk(a));

    public override string ToString() => string.Join('\n', Attempts.Select((a, i) => $"{i + 1}. {a}"));
}

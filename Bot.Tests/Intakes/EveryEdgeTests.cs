using Bot.Data.EventQueue;
using Bot.Data.Intakes;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Intakes;

/// <summary>Every edge of the workflow, taken on a real database; every move that is no edge, refused there.</summary>
public sealed class EveryEdgeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task Each_edge_moves_the_intake_and_leaves_an_entry_and_its_event()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        foreach (var (edge, role) in IntakeWorkflow.Edges.SelectMany(e => e.By.Select(by => (e, by))))
        {
            var id = await StandingAtAsync(database, edge.From);
            var verdict = await MoveAsync(database, id, edge.Move, role, "原因");
            var made = Assert.IsType<MoveVerdict.Made>(verdict);
            await using var db = database.Open();
            Assert.Equal(edge.To, (await db.Intakes.SingleAsync(i => i.Id == id)).Status);
            Assert.Equal(edge.To, (await db.Timeline.SingleAsync(t => t.IntakeId == id && t.Sequence == 2)).Status);
            Assert.Equal(EventTypes.Of(edge.Move), (await db.Events.SingleOrDefaultAsync(e => e.Id == made.EventId))?.Type);
            Assert.Equal(edge.To.IsFinal() || edge.To == IntakeStatus.Resolved, !await db.Deadlines.AnyAsync(d => d.IntakeId == id && d.EndedAt == null));
        }
    }

    [Fact]
    public async Task Each_move_that_is_no_edge_is_refused_with_the_allowed_ones_and_changes_nothing()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        foreach (var status in Enum.GetValues<IntakeStatus>())
        {
            var id = await StandingAtAsync(database, status);
            foreach (var (move, role) in Enum.GetValues<Move>().SelectMany(m => Enum.GetValues<ActorRole>().Select(r => (m, r))))
            {
                if (IntakeWorkflow.Find(move, status, role) is null)
                {
                    var refused = Assert.IsType<MoveVerdict.Forbidden>(await MoveAsync(database, id, move, role, "原因"));
                    Assert.Equal(IntakeWorkflow.Allowed(status, role), refused.Allowed);
                }
            }

            await using var db = database.Open();
            Assert.Equal(1, await db.Timeline.CountAsync(t => t.IntakeId == id));
        }
    }

    [Fact]
    public async Task A_reason_that_is_due_and_missing_is_asked_for()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        foreach (var edge in IntakeWorkflow.Edges.Where(e => e.NeedsNote))
        {
            var id = await StandingAtAsync(database, edge.From);
            Assert.IsType<MoveVerdict.NoteMissing>(await MoveAsync(database, id, edge.Move, edge.By[0], "  "));
        }
    }

    [Fact]
    public async Task An_extension_ends_the_old_deadline_and_sets_a_new_one()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var id = await StandingAtAsync(database, IntakeStatus.Assigned);
        var later = IntakeFixtures.Due.AddDays(3);
        await database.Commit.Run(session => Assert.IsType<MoveVerdict.Made>(IntakeMoves.Make(
            session, id, new MoveRequest(Move.Extend, new Actor(ActorRole.GridWorker, "演示网格员"), Now, "等配件"), i => i.Due = later)));
        await using var db = database.Open();
        var deadlines = await db.Deadlines.Where(d => d.IntakeId == id && d.Kind == Bot.Data.Deadlines.DeadlineKind.Resolve).OrderBy(d => d.Id).ToListAsync();
        Assert.Equal([IntakeFixtures.Due, later], deadlines.Select(d => d.Due));
        Assert.NotNull(deadlines[0].EndedAt);
        Assert.Null(deadlines[1].EndedAt);
    }

    private static Task<MoveVerdict> MoveAsync(TemporaryDatabase database, long id, Move move, ActorRole role, string note) =>
        database.Commit.Run(session => IntakeMoves.Make(session, id, new MoveRequest(move, new Actor(role, "演示"), Now, note, ToLevel: "township")));

    /// <summary>An intake put straight to a status, whatever road leads there.</summary>
    private static Task<long> StandingAtAsync(TemporaryDatabase database, IntakeStatus status) => database.Commit.Run(session =>
    {
        var intake = IntakeSubmission.Submit(session, IntakeFixtures.Submitted(), Now);
        session.Execute("""UPDATE "intakes" SET "Status" = @0 WHERE "Id" = @1""", status, intake.Id);
        return intake.Id;
    });
}

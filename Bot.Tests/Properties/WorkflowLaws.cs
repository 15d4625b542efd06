using System.Text;
using System.Text.Json;
using Bot.Data.Intakes;
using Bot.Tests.Intakes;
using Bot.Tests.Storage;
using Xunit;

namespace Bot.Tests.Properties;

/// <summary>Random walks of intakes through the real moves on a real database never reach a forbidden state.</summary>
public sealed class WorkflowLaws
{
    private const int Walks = 50;

    private static readonly DateTimeOffset Start = new(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(8));

    /// <summary>The statuses of the contract, as it spells them.</summary>
    private static readonly string[] Contract =
        ["submitted", "accepted", "assigned", "handling", "resolved", "verified", "closed", "returned", "escalated", "extended", "rejected", "withdrawn", "merged", "reopened"];

    [Fact]
    public async Task Whatever_is_tried_by_whomever_an_intake_goes_only_along_the_table()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await Law.HoldsAsync(WorkflowWalk.Any(), walk => WalkAsync(database, walk), Walks, 31_10);
    }

    private static async Task WalkAsync(TemporaryDatabase database, WorkflowWalk walk)
    {
        var trail = new StringBuilder();
        try
        {
            var now = Start;
            var id = (await database.Commit.Run(session => IntakeSubmission.Submit(session, IntakeFixtures.Submitted(), now))).Id;
            var before = await IntakeRows.ReadAsync(database, id);
            before.AssertSound();
            foreach (var attempt in walk.Attempts)
            {
                now = now.AddMinutes(attempt.Minutes);
                var (move, role) = attempt.At(before.Intake.Status);
                trail.Append("\n  ").Append(before.Intake.Status).Append(": ").Append(move).Append(" by ").Append(role).Append(' ').Append(attempt.Person);
                var verdict = await database.Commit.Run(session => IntakeMoves.Make(
                    session,
                    id,
                    new MoveRequest(move, new Actor(role, "演示人员", attempt.Person), now, attempt.Note, ToLevel: "township"),
                    attempt.GivesNewDue(move) ? i => i.Due = i.Due.AddHours(attempt.Minutes + 1) : null));
                trail.Append(" → ").Append(verdict.GetType().Name);
                var after = await IntakeRows.ReadAsync(database, id);
                AssertStep(before, after, verdict, (move, role, attempt.Person, attempt.Note), attempt.GivesNewDue(move));
                before = after;
            }

            await using var db = database.Open();
            Assert.Empty(await TimelineAudit.FindFaultsAsync(db, CancellationToken.None));
        }
        catch (Exception fault) when (fault is not Xunit.Sdk.FailException)
        {
            Assert.Fail($"{fault.Message}\nthe walk:{trail}");
        }
    }

    private static void AssertStep(
        IntakeRows before, IntakeRows after, MoveVerdict verdict, (Move Move, ActorRole By, string Person, string? Note) tried, bool givesNewDue)
    {
        var edges = IntakeWorkflow.Edges.Where(e => e.Move == tried.Move && e.From == before.Intake.Status && e.By.Contains(tried.By)).ToList();
        var judgesOwnWork = tried.Move is Move.Verify or Move.Close && HasHandled(before, tried.Person);
        if (verdict is not MoveVerdict.Made made)
        {
            Assert.Equal(before.Spelled(), after.Spelled());
            Assert.True(
                verdict is MoveVerdict.Forbidden forbidden ? edges.Count == 0 || (forbidden.OwnWork && judgesOwnWork) : verdict is MoveVerdict.NoteMissing && edges is [{ NeedsNote: true }] && string.IsNullOrWhiteSpace(tried.Note),
                $"{verdict} although the table says otherwise");
            return;
        }

        Assert.False(judgesOwnWork, "who handled it said that it was good");
        var edge = Assert.Single(edges);
        Assert.Equal(edge.To, after.Intake.Status);
        Assert.False(edge.NeedsNote && string.IsNullOrWhiteSpace(tried.Note), "a reason was due");
        Assert.False(before.Intake.Status.IsFinal() && after.Intake.Status != before.Intake.Status && tried.Move != Move.Unmerge, "a final status was left");
        Assert.Equal(before.Timeline.Select(t => t.Hash), after.Timeline.SkipLast(1).Select(t => t.Hash));
        Assert.Equal((tried.Move, tried.By, tried.Note), (after.Timeline[^1].Move, after.Timeline[^1].Role, after.Timeline[^1].Note));
        Assert.True(givesNewDue == (before.Intake.Due != after.Intake.Due), givesNewDue ? "the new promise was not taken" : "the promise moved by itself");
        AssertDeadlinesStand(before, after);
        if (after.Events.Count > before.Events.Count)
        {
            Assert.Equal(made.EventId, after.Events[^1].Id);
            using var data = JsonDocument.Parse(after.Events[^1].Data);
            Assert.Equal(after.Intake.Status.ToString().ToLowerInvariant(), data.RootElement.GetProperty("status").GetString());
            Assert.Contains(data.RootElement.GetProperty("status").GetString(), Contract);
        }

        after.AssertSound();
    }

    private static bool HasHandled(IntakeRows rows, string person) =>
        rows.Intake.HandlerId == person || rows.Timeline.Any(t => t.Move == Move.Resolve && t.ActorId == person);

    /// <summary>A deadline ends; it is never moved, opened again or taken away.</summary>
    private static void AssertDeadlinesStand(IntakeRows before, IntakeRows after) => Assert.All(before.Deadlines, old =>
    {
        var now = Assert.Single(after.Deadlines, d => d.Id == old.Id);
        Assert.Equal((old.Kind, old.SetAt, old.Due), (now.Kind, now.SetAt, now.Due));
        Assert.True(old.EndedAt is null || old.EndedAt == now.EndedAt, "an ended deadline was touched");
    });
}

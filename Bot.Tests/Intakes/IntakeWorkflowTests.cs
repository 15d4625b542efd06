using Bot.Data.Intakes;
using Xunit;

namespace Bot.Tests.Intakes;

public sealed class IntakeWorkflowTests
{
    public static TheoryData<string, string, string, bool> Contract => new()
    {
        { "Accept", "Submitted", "Accepted", true },
        { "Assign", "Accepted", "Assigned", true },
        { "Resolve", "Accepted", "Resolved", true },
        { "Extend", "Assigned", "Extended", true },
        { "Extend", "Handling", "Extended", true },
        { "Escalate", "Handling", "Escalated", true },
        { "Return", "Assigned", "Returned", true },
        { "Resolve", "Handling", "Resolved", true },
        { "Verify", "Resolved", "Verified", true },
        { "Accept", "Reopened", "Accepted", true },
        { "Resolve", "Reopened", "Resolved", true },
        { "Resolve", "Submitted", "", false },
        { "Accept", "Accepted", "", false },
        { "Accept", "Assigned", "", false },
        { "Assign", "Submitted", "", false },
        { "Verify", "Accepted", "", false },
        { "Extend", "Accepted", "", false },
        { "Resolve", "Closed", "", false },
        { "Accept", "Withdrawn", "", false },
        { "Escalate", "Submitted", "", false },
        { "Escalate", "Accepted", "", false },
        { "Escalate", "Escalated", "", false },
        { "Close", "Resolved", "", false },
    };

    [Theory]
    [MemberData(nameof(Contract))]
    public void The_grid_platform_may_move_what_the_contract_says(string move, string from, string to, bool allowed)
    {
        var edge = IntakeWorkflow.Find(Enum.Parse<Move>(move), Enum.Parse<IntakeStatus>(from), ActorRole.GridPlatform);
        Assert.Equal(allowed, edge is not null);
        Assert.Equal(allowed ? to : "", edge?.To.ToString() ?? "");
    }

    [Fact]
    public void A_resident_withdraws_before_the_result_only() => Assert.All(Enum.GetValues<IntakeStatus>(), status => Assert.Equal(
        !status.IsFinal() && status is not (IntakeStatus.Resolved or IntakeStatus.Verified),
        IntakeWorkflow.Find(Move.Withdraw, status, ActorRole.Resident) is not null));

    [Fact]
    public void A_rule_sends_up_whatever_is_open() => Assert.All(Enum.GetValues<IntakeStatus>(), status => Assert.Equal(
        !status.IsFinal() && status is not (IntakeStatus.Resolved or IntakeStatus.Verified),
        IntakeWorkflow.Find(Move.Escalate, status, ActorRole.Rule)?.To == IntakeStatus.Escalated));

    [Fact]
    public void Every_move_has_one_target_from_one_status() =>
        Assert.All(IntakeWorkflow.Edges.GroupBy(e => (e.Move, e.From)), edges => Assert.Single(edges));

    [Fact]
    public void From_every_open_status_somebody_can_go_on_and_every_final_one_is_an_end()
    {
        foreach (var status in Enum.GetValues<IntakeStatus>())
        {
            // An undone merge begins anew; everything else that is final stays so.
            var onwards = IntakeWorkflow.Edges.Where(e => e.From == status && e.To != status && e.Move != Move.Unmerge);
            Assert.Equal(status.IsFinal(), !onwards.Any());
        }
    }

    [Fact]
    public void Every_status_can_be_reached()
    {
        HashSet<IntakeStatus> reached = [IntakeStatus.Submitted];
        while (IntakeWorkflow.Edges.FirstOrDefault(e => reached.Contains(e.From) && !reached.Contains(e.To)) is { } edge)
        {
            reached.Add(edge.To);
        }

        Assert.Equal(Enum.GetValues<IntakeStatus>().Order(), reached.Order());
    }

    [Fact]
    public void What_turns_a_promise_needs_a_reason() => Assert.All(
        IntakeWorkflow.Edges.Where(e => e.Move is Move.Reject or Move.Extend or Move.Return or Move.Escalate), e => Assert.True(e.NeedsNote));
}

using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Dialogs;

namespace Bot.Api.Conversations;

/// <summary>An intake as its own resident sees it in the chat.</summary>
public static class IntakeSummaries
{
    internal static IntakeSummary Of(IntakeFacts intake, Jurisdiction jurisdiction) => new(
        IntakeNumber.FromId(intake.Id).ToString(),
        jurisdiction.Item(intake.Item)?.Name ?? intake.Item,
        intake.Text,
        StageOf(intake.Status),
        intake.SubmittedAt,
        intake.Status.IsFinal() || intake.Status is IntakeStatus.Resolved or IntakeStatus.Verified ? null : intake.Due,
        intake.HandlerName ?? "",
        intake.LastPublicNote,
        intake.LastMoveAt,
        intake.Status is IntakeStatus.Resolved or IntakeStatus.Verified)
    {
        Urges = intake.Urges,
        LastUrgedAt = intake.LastUrgedAt,
        PastTheGrid = intake.PastTheGrid,
        AtOffice = intake.Level != Ladder.Grid,
    };

    public static IntakeStage StageOf(IntakeStatus status) => status switch
    {
        IntakeStatus.Submitted => IntakeStage.Submitted,
        IntakeStatus.Accepted => IntakeStage.Accepted,
        IntakeStatus.Assigned or IntakeStatus.Handling or IntakeStatus.Returned or IntakeStatus.Escalated or IntakeStatus.Extended => IntakeStage.Handling,
        IntakeStatus.Resolved or IntakeStatus.Verified => IntakeStage.Resolved,
        IntakeStatus.Closed => IntakeStage.Closed,
        IntakeStatus.Rejected => IntakeStage.Rejected,
        IntakeStatus.Withdrawn => IntakeStage.Withdrawn,
        IntakeStatus.Merged => IntakeStage.Merged,
        IntakeStatus.Reopened => IntakeStage.Reopened,
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a status."),
    };
}

/// <summary>The columns of an intake that its resident's chat needs.</summary>
internal readonly record struct IntakeFacts(
    long Id, string Item, string Text, IntakeStatus Status, DateTimeOffset SubmittedAt, DateTimeOffset Due, string? HandlerName, string? LastPublicNote, DateTimeOffset LastMoveAt,
    int Urges, DateTimeOffset? LastUrgedAt, bool PastTheGrid, string Level);

using Bot.Api.Conversations;
using Bot.Api.GroupNotification;
using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.PublicBoard;
using Bot.Dialogs;

namespace Bot.Api.Open311;

/// <summary>A request as anybody may read it: words redacted, the place coarse, no person named.</summary>
public sealed class RequestView(Profile profile, Jurisdiction jurisdiction)
{
    /// <summary>"closed: it has been resolved", or will not be taken up. A result that is still to be looked at on site is open.</summary>
    public static IReadOnlyList<IntakeStatus> ClosedStatuses { get; } = [IntakeStatus.Resolved, IntakeStatus.Verified, IntakeStatus.Closed, IntakeStatus.Rejected];

    /// <param name="intake">One of <see cref="PublicIntakes"/>.</param>
    /// <param name="photo">Where a photo of the result is that may be shown (<see cref="PublicPhotos"/>); null: there is none.</param>
    /// <param name="more">Counts for <c>extended_attributes</c>; null: without.</param>
    public Answer Of(Intake intake, string? photo, MoreOfRequests? more)
    {
        var item = jurisdiction.Item(intake.Item);
        var stage = IntakeSummaries.StageOf(intake.Status, intake.VerifyOnSite);
        var isClosed = ClosedStatuses.Contains(intake.Status) && stage != IntakeStage.Checking;
        List<(string, Answer)> fields =
        [
            ("service_request_id", new Answer.Text(intake.Number.ToString())),
            ("status", new Answer.Text(isClosed ? "closed" : "open")),
            ("status_notes", new Answer.Text(Notes(intake, stage, isClosed))),
            ("service_name", new Answer.Text(item?.Name ?? intake.Item)),
            ("service_code", new Answer.Text(intake.Item)),
            ("description", new Answer.Text(PublicWords.Redact(intake.Text))),
            ("agency_responsible", new Answer.Text(intake.Department ?? item?.Department)),
            ("service_notice", new Answer.Text(isClosed ? null : $"承诺 {ChineseTime.Moment(intake.Due)} 前答复。")),
            ("requested_datetime", Answer.Instant(intake.SubmittedAt)),
            ("updated_datetime", Answer.Instant(intake.LastMoveAt)),
            ("expected_datetime", Answer.Instant(isClosed ? null : intake.Due)),
            ("address", new Answer.Text(PublicWords.Redact(intake.PlaceText.Replace(DraftPlace.IsHome, "", StringComparison.Ordinal)))),
            ("address_id", new Answer.Text(intake.GridCode)),
            ("zipcode", new Answer.Text(null)),
            ("lat", new Answer.Number(RequestArea.Shown(intake.Latitude))),
            ("long", new Answer.Number(RequestArea.Shown(intake.Longitude))),

            ("media_url", new Answer.Text(photo)),
        ];
        if (more is not null)
        {
            fields.Add(("extended_attributes", Extended(intake, stage, more)));
        }

        return new Answer.Fields(fields);
    }

    /// <summary>"Explanation of why status was changed to current state." What came of it only where the place makes results known.</summary>
    private string? Notes(Intake intake, IntakeStage stage, bool isClosed) =>
        stage == IntakeStage.Checking || (isClosed && !PublicIntakes.ShowResults(profile)) || PublicIntakes.IsPrivate(intake.LastPublicNote ?? "") ? null : PublicWords.Redact(intake.LastPublicNote);

    private Answer.Fields Extended(Intake intake, IntakeStage stage, MoreOfRequests more) => new(
        ("status_code", new Answer.Text(intake.Status.Spell())),
        ("status_text", new Answer.Text(Words(stage))),
        ("kind", new Answer.Text(intake.Kind)),
        ("urgent", new Answer.Flag(intake.Urgent)),
        ("level", new Answer.Text(intake.Level)),
        ("grid_name", new Answer.Text(intake.GridName)),
        ("timeline_entries", new Answer.Number(more.Entries.GetValueOrDefault(intake.Id))),
        ("people", new Answer.Number(1 + more.Followers.GetValueOrDefault(intake.Id))),
        ("rating", new Answer.Number(PublicIntakes.ShowResults(profile) ? intake.Rating : null)));

    private static string Words(IntakeStage stage) => stage switch
    {
        IntakeStage.Submitted => "已经交上去，等网格员看",
        IntakeStage.Accepted => "已经接了",
        IntakeStage.Checking => "报来已经处理，等到现场核实",
        IntakeStage.Resolved => "已经办完",
        IntakeStage.Closed => "办完了，已结束",
        IntakeStage.Rejected => "没能受理",
        IntakeStage.Reopened => "退回去重办了",
        _ => "正在办",
    };
}

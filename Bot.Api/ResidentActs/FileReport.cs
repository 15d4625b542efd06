using Bot.Api.Conversations;
using Bot.Api.Deadlines;
using Bot.Api.Intakes;
using Bot.Api.Joining;
using Bot.Data.Intakes;
using Bot.Data.Joining;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Dialogs;
using Bot.Dialogs.Reporting;

namespace Bot.Api.ResidentActs;

/// <summary>
/// Takes a report that comes whole: read with the chat's own understanding, refused where the place refuses it, within the
/// day's limit (never for what is urgent), filed or joined to a neighbour's. One transaction with its receipt.
/// </summary>
public sealed class FileReport(ActPipeline pipeline, PersonalData personalData, Promises promises, FollowerTurns followers)
{
    /// <param name="who">Who reports.</param>
    /// <param name="key">The idempotency key, 8 to 64 letters, digits, - or _.</param>
    /// <param name="form">The report.</param>
    /// <param name="cancellation">Ends waiting, never a transaction that has begun.</param>
    public Task<ActResult<FiledAnswer>> FileAsync(ResidentCaller who, string? key, ReportRequest form, CancellationToken cancellation) =>
        pipeline.OnceAsync<FiledAnswer>(who, key, new { act = "report", form }, scene => Task.FromResult(Plan(scene, form)), cancellation);

    private ActPlan<FiledAnswer> Plan(ActScene scene, ReportRequest form)
    {
        var (words, beside, wrong) = FormCheck.Of(form, scene.Guide.Jurisdiction);
        if (wrong is not null)
        {
            return Refuse(wrong);
        }

        var reading = WholeReport.Read(words, beside, scene.Guide);
        if (reading.Refusal is { } elsewhere)
        {
            return Refuse(ActRefusals.OutOfScope(elsewhere));
        }

        var (place, refused) = FormPlace.Of(reading.Draft, form.Place, scene.Guide);
        var draft = reading.Draft with { Place = place };
        return refused is not null ? Refuse(refused)
            : form.Join is { } number ? Join(scene, form, draft, number)
            : WholeReport.FullToday(draft, scene.Guide) is { } full ? Refuse(ActRefusals.FullToday(full))
            : new ActPlan<FiledAnswer>.Write(session => Submit(session, scene, form, draft, reading.Emergency), draft.Urgent);
    }

    private ActDone<FiledAnswer> Submit(WriteSession session, ActScene scene, ReportRequest form, Draft draft, string emergency)
    {
        var taken = UploadTaking.Take(session, scene.Who, form.Media, scene.Now);
        var report = Reports.Of(draft, scene.Who.Resident, scene.Now, scene.Grids, personalData, promises) with
        {
            Channel = scene.Who.Channel,
            Attachments = [.. taken.Select(u => UploadTaking.AttachmentOf(u, draft.Confidential, 0, scene.Now))],
        };
        var intake = IntakeSubmission.Submit(session, report, scene.Now);
        UploadTaking.Bind(session, taken, intake.Id);
        UploadTaking.Expect(session, scene.Who, intake, [Bot.Data.Safety.SafetyVerdict.Text, .. taken.Select(u => u.Id)], scene.Now);
        OutcomeWriter.KeepChoice(session, intake, draft, scene.Now);
        ForgetDraft(session, scene.Who, form);
        return new(Answer(scene, draft, intake, emergency), intake.Id);
    }

    private ActPlan<FiledAnswer> Join(ActScene scene, ReportRequest form, Draft draft, string number)
    {
        // Only what repeats it may be joined: else any number that somebody overheard could be followed.
        if (scene.Guide.SameLately(draft) is not { } same || !IntakeNumber.TryParse(number, out var joined) || same.Number != joined.ToString())
        {
            return Refuse(ActRefusals.CannotJoin(number));
        }

        return new ActPlan<FiledAnswer>.Write(session =>
        {
            var intake = session.Find<Intake>(joined.Id)!;
            UploadTaking.Attach(session, scene.Who, form.Media, intake, scene.Now);
            if (!followers.Join(session, scene.Who.Resident, new Outcome.Join(same.Number, draft), scene.Now))
            {
                throw new ActRefusedException(ActRefusals.CannotJoin(number));
            }

            ForgetDraft(session, scene.Who, form);
            var handler = same.HandlerName.Length > 0 ? new HandlerView(null, same.HandlerName, null) : null;
            return new(new FiledAnswer(same.Number, intake.Status.Spell(), null, handler, intake.Due, $"好，算您一个：{same.Number} 一起跟进，您说的也补进去了，不写是谁说的。有进展、有结果都告诉您。", Joined: true, Urgent: false, null), joined.Id);
        });
    }

    private FiledAnswer Answer(ActScene scene, Draft draft, Intake intake, string emergency)
    {
        var promise = scene.Guide.PromiseFor(draft);
        var grid = draft.GoesToOffice || intake.GridCode is null ? null : new CodeName(intake.GridCode, intake.GridName!);
        return new FiledAnswer(
            intake.Number.ToString(),
            intake.Status.Spell(),
            grid,
            new HandlerView(promise.HandlerRole.Length > 0 ? promise.HandlerRole : null, promise.HandlerName, promise.HandlerPhone.Length > 0 ? promise.HandlerPhone : null),
            intake.Due,
            $"{grid?.Name}{promise.HandlerRole}{promise.HandlerName}会先看，最晚{Talk.By(intake.Due, scene.Now)}给您答复。想看进展，打开“我的诉求”找 {intake.Number}。",
            Joined: false,
            intake.Urgent,
            emergency.Length > 0 ? emergency : null);
    }

    private static void ForgetDraft(WriteSession session, ResidentCaller who, ReportRequest form)
    {
        if (form.DraftId is { Length: > 0 } draft)
        {
            session.Execute("""DELETE FROM "saved_drafts" WHERE "Owner" = @0 AND "Id" = @1""", who.Holder, draft);
        }
    }

    private static ActPlan<FiledAnswer> Refuse(ActRefusal why) => new ActPlan<FiledAnswer>.Refuse(why);
}

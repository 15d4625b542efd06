using System.Security.Cryptography;
using System.Text;
using Bot.Api.CallBacks;
using Bot.Api.Deadlines;
using Bot.Api.Grids;
using Bot.Api.Handling.Identity;
using Bot.Api.Intakes;
using Bot.Data;
using Bot.Data.EventQueue;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Dialogs;
using Bot.Dialogs.Reporting;
using Bot.Dialogs.Understanding;

namespace Bot.Api.Handling.Recording;

/// <summary>
/// Takes down for somebody what they told a grid worker in person (代居民登记): an intake of the worker's grid like any other, submitted by the
/// worker. Who has no WeChat learns the result by phone.
/// </summary>
public sealed class TakenDown(
    LiveGridDirectory directory, IUnderstanding understanding, Jurisdiction jurisdiction, Promises promises, PersonalData personalData, GroupCommit commit, Profile profile, TimeProvider clock)
{
    /// <summary>So many a worker takes down on one day, so that no forgotten phone floods a grid. Urgent ones are never refused.</summary>
    public const int PerWorkerAndDay = 100;

    private readonly IUnderstanding _understanding = PlaceUnderstanding.Over(understanding, jurisdiction);

    /// <summary>The grids that this worker serves (一员多格), in the village or community of the intake in view, its own first. Empty for the office and departments, and where the place does not have it so.</summary>
    public IReadOnlyList<Grid> GridsOf(WorkerVisit visit)
    {
        var current = directory.Current;
        return profile.Requests.WorkerRecords != false && visit.Intake.GridCode is { } code && current.ByCode(code) is { } own
            ? [.. current.Under(own.Parent).Where(g => g.Parent == own.Parent && g.Members.Exists(m => m.UserId is not null && WorkerGate.IsSame(m.UserId, visit.Worker.UserId))).OrderByDescending(g => g.Code == code)]
            : [];
    }

    /// <summary>One transaction; the same form again gives the same number. The form has no fault, the grid is one of theirs.</summary>
    /// <returns>Null when this worker has taken down <see cref="PerWorkerAndDay"/> today: nothing was written.</returns>
    public Task<IntakeNumber?> WriteAsync(WorkerVisit visit, RecordForm form, Grid grid)
    {
        var key = $"record:{visit.Worker.UserId}:{form.Once}";
        var now = clock.GetChinaNow();
        var read = InPerson.Of(form.Words, _understanding);
        var draft = read with
        {
            Place = new DraftPlace(form.Place.Length > 0 ? form.Place : grid.Name, grid.Code),
            Phone = form.Phone.Length > 0 ? form.Phone : read.Phone,
        };
        var report = Reports.Of(draft, resident: null, now, directory.Current, personalData, promises) with
        {
            Channel = CallBackRules.WorkerChannel,
            TakenDownBy = visit.Worker.Actor,
        };
        return commit.Run<IntakeNumber?>(session =>
        {
            if (session.Find<ActionReceipt>(key) is { } receipt)
            {
                return IntakeNumber.FromId(receipt.IntakeId);
            }

            if (!report.Urgent && TakenDownOn(session, now.ChinaDate(), visit.Worker.UserId) >= PerWorkerAndDay)
            {
                return null;
            }

            var intake = IntakeSubmission.Submit(session, report, now);
            session.Insert(new ActionReceipt
            {
                Key = key,
                IntakeId = intake.Id,
                RequestHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form.Words))),
                Answer = intake.Number.ToString(),
                At = now,
            });
            return intake.Number;
        });
    }

    /// <summary>Counted along the day's own numbers, however long the log is.</summary>
    private static int TakenDownOn(WriteSession session, DateOnly day, string userId)
    {
        var (first, next) = (IntakeNumber.Of(day, 1).Id, IntakeNumber.Of(day.AddDays(1), 1).Id);
        return session.Context.Timeline.Count(t =>
            t.IntakeId >= first && t.IntakeId < next && t.Move == Move.Submit && t.Role == ActorRole.GridWorker && t.ActorId == userId);
    }
}

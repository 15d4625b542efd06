using System.Security.Cryptography;
using System.Text;
using Bot.Api.Conversations;
using Bot.Api.Deadlines;
using Bot.Api.Desk.Audit;
using Bot.Api.Desk.SignIn;
using Bot.Api.Grids;
using Bot.Api.Hosting;
using Bot.Api.Intakes;
using Bot.Api.Joining;
using Bot.Data.Audit;
using Bot.Data.EventQueue;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.PhoneCalls;
using Bot.Data.Storage;
using Bot.Dialogs;

namespace Bot.Api.Desk.Phone;

/// <summary>
/// Takes down a call: an intake like any other, submitted by the desk; whose number WeChat vouched for, has it in WeChat at once, everybody
/// else when they show that number there. Who goes along with a neighbour has an own number, merged into the other.
/// </summary>
public sealed class PhoneIntakes(
    LiveGridDirectory directory, Promises promises, PersonalData personalData, GroupCommit commit, EventSignal events, DeadlineSignal deadlines, ResidentContexts contexts)
{
    /// <summary>What the timeline says of it.</summary>
    public const string Note = "来电登记";

    /// <summary>One transaction; the same form again gives the same number. The form has no fault.</summary>
    public async Task<IntakeNumber> WriteAsync(DeskVisit visit, DeskScope scope, PhoneForm form, PhoneReading reading)
    {
        var report = Bot.Api.Intakes.Reports.Of(reading.Draft, resident: null, visit.At, directory.Current, personalData, promises) with
        {
            Channel = PhoneCall.Channel,
            TakenDownBy = visit.Actor,
            TakenDownNote = Note,
        };
        var sealedName = form.Name.Length > 0 ? personalData.Seal(form.Name) : null;
        var (number, resident) = await commit.Run(session => Write(session, visit, scope, form, reading, report, sealedName));
        events.Raise();
        deadlines.Raise();
        contexts.Invalidate(resident);
        return number;
    }

    private static (IntakeNumber Number, string? Resident) Write(
        WriteSession session, DeskVisit visit, DeskScope scope, PhoneForm form, PhoneReading reading, NewIntake report, string? sealedName)
    {
        var key = $"phone:{visit.Login}:{form.Once}";
        if (session.Find<ActionReceipt>(key) is { } receipt)
        {
            return (IntakeNumber.FromId(receipt.IntakeId), null);
        }

        var resident = ResidentOf(session, report);
        var intake = IntakeSubmission.Submit(session, report with { Resident = resident }, visit.At);
        session.Insert(new PhoneCall { IntakeId = intake.Id, At = visit.At, TakenBy = visit.Login, SealedName = sealedName, ByPhone = form.ByPhone });
        session.Insert(new ActionReceipt
        {
            Key = key,
            IntakeId = intake.Id,
            RequestHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(form.Words))),
            Answer = intake.Number.ToString(),
            At = visit.At,
        });
        if (intake.Item != reading.GuessedItem)
        {
            session.Insert(new ItemCorrection
            {
                IntakeId = intake.Id, At = visit.At, By = ItemCorrection.ByDesk, ByName = visit.Name, Offered = string.Join(',', reading.Likely.Prepend(reading.GuessedItem).Distinct(StringComparer.Ordinal)), Chosen = intake.Item,
            });
        }

        DeskAudit.Write(session, visit, AuditActs.CallTaken, intake.Number.ToString(), new { item = intake.Item, guessed = reading.GuessedItem, join = form.Join });
        Join(session, visit, scope, intake, form.Join);
        return (intake.Number, resident);
    }

    /// <summary>Only a number that WeChat vouched for; never for what is confidential or about a worker.</summary>
    private static string? ResidentOf(WriteSession session, NewIntake report) => report is { PhoneKey: { } key, Confidential: false, AboutWorker: false }
        ? session.Context.MiniAccounts.Where(a => a.PhoneKey == key).OrderByDescending(a => a.PhoneAt).FirstOrDefault()?.Resident
        : null;

    /// <summary>What cannot be joined any more stays an intake of its own: nothing is lost.</summary>
    private static void Join(WriteSession session, DeskVisit visit, DeskScope scope, Intake intake, string? join)
    {
        if (IntakeNumber.TryParse(join, out var other)
            && session.Find<Intake>(other.Id) is { } into
            && scope.Sees(into)
            && IntakeMerging.Refusal(intake, into) is null)
        {
            IntakeMerging.Merge(session, intake, into, visit.Actor, visit.At);
        }
    }
}

using Bot.Api.EventQueue;
using Bot.Api.Grids;
using Bot.Api.GroupNotification;
using Bot.Api.Handling;
using Bot.Data.Deadlines;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Dialogs;

namespace Bot.Api.Deadlines;

/// <summary>
/// Asking for an extension where the place has somebody agree to it (<see cref="ProfileExtension.Approval"/>). The promise runs on;
/// what was asked stands in the timeline, and the group of those who decide hears of it, in the same transaction.
/// </summary>
public sealed class ExtensionAsks(Profile profile, Jurisdiction jurisdiction, LiveGridDirectory directory, WorkerLinks links)
{
    /// <summary>Said of a second request while the first one waits.</summary>
    public const string Waiting = "已经申请过延期，还在等答复，期限先照旧。";

    /// <summary>Who agrees.</summary>
    public ExtensionApproval Approval => profile.Extension.Approval;

    /// <summary>Whether somebody has to agree.</summary>
    public bool IsNeeded => Approval != ExtensionApproval.None;

    /// <summary>What is said to who asked.</summary>
    public string Said => $"延期申请交上去了，等{ApproverOf(profile)}同意。同意之前期限不变，请接着办。";

    /// <summary>Said under the reason, before it is sent.</summary>
    public string Hint => $"要{ApproverOf(profile)}同意才算延期，同意之前期限不变。同意后居民会看到这段话和新的答复日期。";

    /// <summary>Who agrees, by name; null where nobody has to.</summary>
    public static string? ApproverOf(Profile profile) => profile.Extension.Approval switch
    {
        ExtensionApproval.Desk => profile.Desk?.Name ?? profile.Office.Name,
        ExtensionApproval.Township => profile.Office.Name,
        _ => null,
    };

    /// <summary>Why it is not asked: it waits already, or there is nobody whom it would reach. Null where it may be.</summary>
    public string? RefusalOf(WriteSession session, Intake intake) =>
        ExtensionRequests.IsAsked(session.Context, intake.Id) ? Waiting
        : HasWhoAnswers(session, intake) ? null
        : $"现在没有人能答复延期：工作台上还没有{ApproverOf(profile)}的账号。期限照旧，请接着办。";

    /// <summary>Whether somebody could sign in at the desk and answer. A request that nobody can answer would let who asked wait for nothing.</summary>
    private bool HasWhoAnswers(WriteSession session, Intake intake)
    {
        string[] roles = Approval == ExtensionApproval.Township ? [StaffRoles.Leader, StaffRoles.Township] : [StaffRoles.Leader];
        var scopes = session.Context.Staff.Where(m => roles.Contains(m.Role))
            .Join(session.Context.StaffAccounts.Where(a => a.PasswordHash != null && a.ShutAt == null), m => m.Login, a => a.Login, (m, a) => m.Scope).ToList();
        var division = intake.GridCode is { } code ? directory.Current.ByCode(code)?.Parent : null;
        return scopes.Exists(s => division is null || division.StartsWith(s, StringComparison.Ordinal));
    }

    /// <summary>Asks in place of the move: who may not extend, may not ask either, and the reason is due as it is there.</summary>
    public MoveVerdict Ask(WriteSession session, Intake intake, Actor actor, string? reason, DateTimeOffset until, DateTimeOffset at)
    {
        if (!intake.Allowed(actor.Role).Contains(Move.Extend))
        {
            return new MoveVerdict.Forbidden(intake.Status, intake.Allowed(actor.Role));
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return new MoveVerdict.NoteMissing(Move.Extend);
        }

        var words = $"申请延期到{ChineseTime.Moment(until)}：{reason}";
        var note = new MoveRequest(Move.Note, actor, at, words.Length <= IntakeMoves.NoteLength ? words : words[..IntakeMoves.NoteLength], IsPublic: false);
        var verdict = IntakeMoves.Make(session, intake, note);
        if (verdict is MoveVerdict.Made made)
        {
            session.Insert(new ExtensionRequest
            {
                IntakeId = intake.Id, AskedAt = at, AskedBy = actor.Name, AskedById = actor.Id, Reason = reason, Until = until, Due = intake.Due,
            });
            var occasion = On(session, made, at);
            occasion.TellGroup(
                Approval == ExtensionApproval.Desk ? occasion.DeskRobot : occasion.OfficeRobot,
                Purposes.GroupNote,
                $"**{intake.Number}** {occasion.ItemName}\n{actor.Name}{GroupCard.Shorten(Masking.Mask(words))}\n现在的期限 {ChineseTime.Moment(intake.Due)}，请在工作台“延期”里答复。");
        }

        return verdict;
    }

    /// <summary>Whoever asked hears it in the group that holds the matter; the words stand on the card's page too.</summary>
    public void TellAnswer(WriteSession session, MoveVerdict.Made made, ExtensionRequest request, bool isApproved, string words, DateTimeOffset at)
    {
        var occasion = On(session, made, at);
        var said = words.Length > 0 ? "：" + GroupCard.Shorten(Masking.Mask(words)) : "";
        occasion.TellGroup(
            occasion.GroupRobot,
            Purposes.GroupNote,
            $"**{made.Intake.Number}** {occasion.ItemName}\n{request.AskedBy}申请的延期{(isApproved ? "同意了" : "没有同意")}{said}\n"
            + (isApproved ? $"新的期限 {ChineseTime.Moment(made.Intake.Due)}。" : $"期限不变，还是 {ChineseTime.Moment(made.Intake.Due)}，请接着办。"));
    }

    private Occasion On(WriteSession session, MoveVerdict.Made made, DateTimeOffset at)
    {
        var grid = made.Intake.GridCode is { } code ? directory.Current.ByCode(code) : null;
        return new Occasion(session, made.EventId, made.Intake, grid, profile, jurisdiction, links, at);
    }
}

using Bot.Api.Desk.Audit;
using Bot.Api.Desk.SignIn;
using Bot.Data.Audit;
using Bot.Data.Deliveries;
using Bot.Data.HotIssues;
using Bot.Data.Intakes;
using Bot.Data.Joining;
using Bot.Data.People;
using Bot.Data.Storage;

namespace Bot.Api.Desk.Hot;

/// <summary>
/// One reply to everybody, inside transactions: written by one, decided by another. On approval each intake's timeline gets it as a public entry, and each
/// person one message, however many of the intakes are theirs.
/// </summary>
public static class GroupReplies
{
    /// <summary>Characters of a reason for giving it back.</summary>
    public const int LongestReason = 200;

    /// <summary>What is wrong with the words; null when nothing.</summary>
    public static string? FaultOf(string? body) => body switch
    {
        null or "" => "请写答复。",
        { Length: > GroupReply.LongestBody } => $"最多写 {GroupReply.LongestBody} 个字。",
        _ when Masking.Mask(body) != body => "里面有电话、身份证号或车牌，请去掉：这段话会发给很多人。",
        _ => null,
    };

    /// <summary>Fixes whom it answers: the issue's intakes that the writer sees.</summary>
    public static void Draft(WriteSession session, DeskVisit visit, DeskScope scope, HotIssue issue, string headline, string body)
    {
        var reply = new GroupReply
        {
            Id = Guid.CreateVersion7(visit.At).ToString("N"),
            Item = issue.Item,
            GridCode = issue.GridCode,
            Headline = headline,
            Body = body,
            DraftedBy = visit.Login,
            DraftedName = visit.Name,
            DraftedAt = visit.At,
        };
        var ids = issue.Members.Take(GroupReply.MostIntakes).ToArray();
        session.Insert(reply);
        foreach (var id in scope.Visible(session.Context.Intakes).Where(i => ids.Contains(i.Id) && !i.Confidential && !i.AboutWorker).Select(i => i.Id).ToList())
        {
            session.Insert(new GroupReplyIntake { ReplyId = reply.Id, IntakeId = id });
        }

        DeskAudit.Write(session, visit, AuditActs.GroupReplyDrafted, reply.Id, new { headline, body });
    }

    /// <summary>Null when it is not theirs to decide: decided already, their own, or out of scope. Else it is approved; whom it reached.</summary>
    public static GroupReplySent? Approve(WriteSession session, DeskVisit visit, DeskScope scope, string? id, Func<string, string> itemName)
    {
        if (Waiting(session, visit, scope, id) is not { } reply)
        {
            return null;
        }

        var ids = session.Context.GroupReplyIntakes.Where(i => i.ReplyId == reply.Id).Select(i => i.IntakeId).ToArray();
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var intake in session.Context.Intakes.Where(i => ids.Contains(i.Id)).OrderByDescending(i => i.Id).ToList().Where(scope.Sees))
        {
            if (IntakeMoves.Make(session, intake, new MoveRequest(Move.Note, visit.Actor, visit.At, reply.Body)) is MoveVerdict.Made)
            {
                reply.Entries++;
                Tell(session, reply, intake, itemName(intake.Item), visit.At, told);
            }
        }

        (reply.State, reply.DecidedBy, reply.DecidedName, reply.DecidedAt, reply.Told) = (GroupReplyState.Approved, visit.Login, visit.Name, visit.At, told.Count);
        session.Update(reply);
        DeskAudit.Write(session, visit, AuditActs.GroupReplyApproved, reply.Id, new { intakes = reply.Entries, people = told.Count });
        return new GroupReplySent(reply.Entries, told);
    }

    public static bool GiveBack(WriteSession session, DeskVisit visit, DeskScope scope, string? id, string reason)
    {
        if (Waiting(session, visit, scope, id) is not { } reply)
        {
            return false;
        }

        (reply.State, reply.DecidedBy, reply.DecidedName, reply.DecidedAt, reply.Reason) = (GroupReplyState.GivenBack, visit.Login, visit.Name, visit.At, reason);
        session.Update(reply);
        DeskAudit.Write(session, visit, AuditActs.GroupReplyGivenBack, reply.Id, new { reason });
        return true;
    }

    /// <summary>Whether this one stands before them: of their grids.</summary>
    public static bool IsTheirs(GroupReply reply, DeskScope scope) => reply.GridCode is { } code ? scope.Covers(code) : scope.IsWhole;

    private static GroupReply? Waiting(WriteSession session, DeskVisit visit, DeskScope scope, string? id) =>
        session.Context.GroupReplies.FirstOrDefault(r => r.Id == id) is { State: GroupReplyState.Waiting } reply && reply.DraftedBy != visit.Login && IsTheirs(reply, scope) ? reply : null;

    /// <summary>Unique by reply and person: who has two intakes in it, or follows a third, hears it once.</summary>
    private static void Tell(WriteSession session, GroupReply reply, Intake intake, string itemName, DateTimeOffset at, HashSet<string> told)
    {
        if (intake.Resident is { } own)
        {
            Queue(own, "您报的");
        }

        foreach (var follower in Followers.Of(session, intake.Id).Where(f => f != intake.Resident))
        {
            Queue(follower, "您跟进的");
        }

        void Queue(string resident, string whose)
        {
            if (told.Add(resident))
            {
                session.TryInsert(new Delivery
                {
                    EventId = "reply:" + reply.Id,
                    Recipient = Recipients.Resident(resident),
                    IntakeId = intake.Id,
                    Purpose = Purposes.Progress,
                    Body = $"{whose}{itemName}（{intake.Number}），统一答复如下：\n{reply.Body}",
                    CreatedAt = at,
                    NextAt = at,
                });
            }
        }
    }
}

/// <summary>What an approved reply came to.</summary>
/// <param name="Entries">Timelines that have it.</param>
/// <param name="Told">Keys of the residents it was queued for.</param>
public sealed record GroupReplySent(int Entries, IReadOnlyCollection<string> Told);

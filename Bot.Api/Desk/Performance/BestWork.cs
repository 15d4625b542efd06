using System.Globalization;
using Bot.Api.Desk.Audit;
using Bot.Api.Desk.SignIn;
using Bot.Data.Audit;
using Bot.Data.Figures;
using Bot.Data.Storage;

namespace Bot.Api.Desk.Performance;

/// <summary>A list of the best put up, objections to it, and how it ends, each inside a transaction; the answer says what is wrong, null when it is done.</summary>
public static class BestWork
{
    /// <summary>Characters of an objection, an answer, a reason.</summary>
    public const int LongestWords = 500;

    /// <summary>Objections to one list; more of them are one matter for a conversation, not for rows.</summary>
    public const int MostObjections = 200;

    /// <summary>Puts a list up, the first of its period or the one after a withdrawn one; false when another stands.</summary>
    public static bool Publish(WriteSession session, DeskVisit visit, string report, int start, DateTimeOffset until, IReadOnlyList<BestName> names)
    {
        var last = session.Context.BestLists.Where(b => b.Report == report && b.Start == start).OrderByDescending(b => b.Version).FirstOrDefault();
        var list = new BestList
        {
            Report = report, Start = start, Version = (last?.Version ?? 0) + 1, PublishedAt = visit.At, NoticeUntil = until, PublishedBy = visit.Login, Names = BestNotice.Spell(names),
        };
        if (last is { Outcome: not BestList.Withdrawn } || !session.TryInsert(list))
        {
            return false;
        }

        DeskAudit.Write(session, visit, AuditActs.BestPublished, Subject(list), new { names = names.Count, until });
        return true;
    }

    public static string? Object(WriteSession session, DeskVisit visit, string? report, int start, int version, int about, string? words)
    {
        if (Open(session, report, start, version) is not { } list)
        {
            return "这份名单已经定了，不能再记异议。";
        }

        if (list.NoticeUntil <= visit.At)
        {
            return "公示期满了，不能再记异议。";
        }

        if (about < 0 || about >= BestNotice.Names(list).Count)
        {
            return "请选是对谁的异议。";
        }

        if (Said(words) is not { } said)
        {
            return $"请写异议的内容，最多 {LongestWords} 个字。";
        }

        if (ObjectionsTo(session, list).Count() >= MostObjections)
        {
            return $"这份名单的异议已经有 {MostObjections} 条，请先处理。";
        }

        var objection = new BestObjection { Id = Guid.CreateVersion7(visit.At).ToString("N"), Report = list.Report, Start = list.Start, Version = list.Version, At = visit.At, TakenBy = visit.Login, About = about, Words = said };
        session.Insert(objection);
        DeskAudit.Write(session, visit, AuditActs.BestObjected, Subject(list), new { id = objection.Id, about = about + 1 });
        return null;
    }

    public static string? Answer(WriteSession session, DeskVisit visit, string? id, bool isUpheld, string? words)
    {
        if (session.Context.BestObjections.FirstOrDefault(o => o.Id == id) is not { Upheld: null } objection)
        {
            return "这条异议已经有结论了。";
        }

        if (Open(session, objection.Report, objection.Start, objection.Version) is not { } list)
        {
            return "这份名单已经定了。";
        }

        if (Said(words) is not { } said)
        {
            return $"请写查下来的情况，最多 {LongestWords} 个字。";
        }

        (objection.Upheld, objection.Answer, objection.AnsweredAt, objection.AnsweredBy) = (isUpheld, said, visit.At, visit.Login);
        session.Update(objection);
        DeskAudit.Write(session, visit, AuditActs.BestObjectionAnswered, Subject(list), new { id = objection.Id, about = objection.About + 1, upheld = isUpheld });
        return null;
    }

    /// <summary>Only when the notice is over and nothing is left to be answered.</summary>
    public static string? Confirm(WriteSession session, DeskVisit visit, string? report, int start, int version)
    {
        if (Open(session, report, start, version) is not { } list)
        {
            return "这份名单已经定了。";
        }

        if (list.NoticeUntil > visit.At)
        {
            return "公示期还没满，满了才能确认。";
        }

        var objections = ObjectionsTo(session, list).ToList();
        if (objections.Exists(o => o.Upheld is null))
        {
            return "还有异议没有结论，先处理完再确认。";
        }

        var left = BestNotice.Left(list, objections);
        if (left.Count == 0)
        {
            return "名单上没有人了，只能撤回。";
        }

        Settle(session, visit, list, BestList.Confirmed, null);
        DeskAudit.Write(session, visit, AuditActs.BestConfirmed, Subject(list), new { names = left.Count });
        return null;
    }

    public static string? Withdraw(WriteSession session, DeskVisit visit, string? report, int start, int version, string? why)
    {
        if (Open(session, report, start, version) is not { } list)
        {
            return "这份名单已经定了。";
        }

        if (Said(why) is not { } said)
        {
            return $"请写为什么撤回，最多 {LongestWords} 个字。";
        }

        Settle(session, visit, list, BestList.Withdrawn, said);
        DeskAudit.Write(session, visit, AuditActs.BestWithdrawn, Subject(list), new { why = said });
        return null;
    }

    private static void Settle(WriteSession session, DeskVisit visit, BestList list, string outcome, string? why)
    {
        (list.Outcome, list.SettledAt, list.SettledBy, list.SettledWhy) = (outcome, visit.At, visit.Login, why);
        session.Update(list);
    }

    private static BestList? Open(WriteSession session, string? report, int start, int version) =>
        session.Context.BestLists.FirstOrDefault(b => b.Report == report && b.Start == start && b.Version == version && b.Outcome == null);

    private static string? Said(string? words) => words?.Trim() is { Length: > 0 and <= LongestWords } said ? said : null;

    private static IQueryable<BestObjection> ObjectionsTo(WriteSession session, BestList list) =>
        session.Context.BestObjections.Where(o => o.Report == list.Report && o.Start == list.Start && o.Version == list.Version);

    /// <summary>The first list of a period has no number.</summary>
    private static string Subject(BestList list) =>
        string.Create(CultureInfo.InvariantCulture, $"{list.Report} {list.Start}") + (list.Version > 1 ? string.Create(CultureInfo.InvariantCulture, $" #{list.Version}") : "");
}

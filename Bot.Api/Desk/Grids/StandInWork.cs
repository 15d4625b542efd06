using System.Globalization;
using Bot.Api.Desk.Audit;
using Bot.Api.Desk.SignIn;
using Bot.Data;
using Bot.Data.Audit;
using Bot.Data.Grids;
using Bot.Data.Storage;

namespace Bot.Api.Desk.Grids;

/// <summary>Setting and ending stand-ins, each inside a transaction, with a word in the grid's history and in the audit.</summary>
public static class StandInWork
{
    /// <summary>Null when it is set; else who already stands in for them then.</summary>
    public static StandIn? Set(WriteSession session, DeskVisit visit, StandIn standIn)
    {
        var away = new GridMember { Role = standIn.Role, UserId = standIn.AwayUserId, Name = standIn.AwayName };
        var other = session.Context.StandIns.Where(s => s.GridCode == standIn.GridCode && s.EndedAt == null && s.From < standIn.Until && s.Until > standIn.From)
            .ToList().Find(s => s.Replaces(away));
        if (other is not null)
        {
            return other;
        }

        session.Insert(standIn);
        session.Insert(Change(standIn, visit.At, Person(standIn.Role, standIn.AwayName), $"{Words(standIn)}，{Span(standIn)}"));
        DeskAudit.Write(session, visit, AuditActs.StandInSet, standIn.GridCode, new { id = standIn.Id, role = standIn.Role, from = standIn.From, until = standIn.Until });
        return null;
    }

    /// <summary>False when it is over already, or not of this grid.</summary>
    public static bool End(WriteSession session, DeskVisit visit, string gridCode, string? id)
    {
        if (session.Context.StandIns.FirstOrDefault(s => s.Id == id && s.GridCode == gridCode) is not { EndedAt: null } standIn || standIn.Until <= visit.At)
        {
            return false;
        }

        standIn.EndedAt = visit.At;
        session.Update(standIn);
        session.Insert(Change(standIn, visit.At, $"{Words(standIn)}，{Span(standIn)}", $"提前结束，{Person(standIn.Role, standIn.AwayName)}"));
        DeskAudit.Write(session, visit, AuditActs.StandInEnded, gridCode, new { id = standIn.Id });
        return true;
    }

    public static string Span(StandIn standIn) => $"{Moment(standIn.From)} 到 {Moment(standIn.Until)}";

    private static string Words(StandIn standIn) => $"{standIn.Name}代{standIn.AwayName}（{standIn.Role}）";

    private static string Person(string role, string name) => $"{role} {name}";

    private static GridChange Change(StandIn standIn, DateTimeOffset at, string before, string after) =>
        new() { Grid = standIn.GridCode, At = at, What = GridChanges.StandIn, Before = before, After = after };

    private static string Moment(DateTimeOffset at) => at.ToOffset(ChinaTime.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}

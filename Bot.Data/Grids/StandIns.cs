using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Grids;

/// <summary>Stand-ins as the directory needs them.</summary>
public static class StandIns
{
    /// <summary>Those that run at this moment, in the order of their ids.</summary>
    public static Task<List<StandIn>> OnAtAsync(BotDbContext db, DateTimeOffset at, CancellationToken cancellation) => db.StandIns.AsNoTracking()
        .Where(s => s.EndedAt == null && s.Until > at && s.From <= at).OrderBy(s => s.Id).ToListAsync(cancellation);

    /// <summary>Puts each in the place of the one who is away: same role, same order, shown if the other was. Whom an import took away, nobody stands in for.</summary>
    /// <param name="directory">As imported.</param>
    /// <param name="running">Those that run now.</param>
    public static GridDirectory Apply(GridDirectory directory, IReadOnlyList<StandIn> running)
    {
        if (running.Count == 0)
        {
            return directory;
        }

        var members = new Dictionary<string, List<GridMember>>(StringComparer.Ordinal);
        foreach (var some in running.GroupBy(s => s.GridCode, StringComparer.Ordinal))
        {
            if (directory.ByCode(some.Key) is { } grid)
            {
                members[some.Key] = [.. grid.Members.Select(m => some.FirstOrDefault(s => s.Replaces(m)) is { } standIn ? InPlaceOf(m, standIn) : m)];
            }
        }

        return directory.With(members);
    }

    private static GridMember InPlaceOf(GridMember away, StandIn standIn) => new()
    {
        Id = away.Id,
        GridId = away.GridId,
        Role = away.Role,
        Name = standIn.Name,
        Phone = standIn.Phone,
        UserId = standIn.UserId,
        IsPublic = away.IsPublic,
        Order = away.Order,
        StandsInFor = away,
    };
}

using Bot.Data.Intakes;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Inbox;

/// <summary>A list of intakes by what is due first.</summary>
public static class SoonestFirst
{
    /// <summary>
    /// The first of them, in order. Which they are is settled by the index alone (IX_intakes_inbox holds whatever filters and scopes
    /// ask about), and only then are rows read: sorting whole rows would read every open intake of a city for one page.
    /// </summary>
    public static IQueryable<Intake> SoonestOf(this IQueryable<Intake> intakes, BotDbContext db, int most)
    {
        var first = intakes.OrderBy(i => i.Due).ThenBy(i => i.Id).Take(most).Select(i => i.Id);
        return db.Intakes.AsNoTracking().Where(i => first.Contains(i.Id)).OrderBy(i => i.Due).ThenBy(i => i.Id);
    }
}

using Bot.Api.Desk.Shell;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Intakes;

/// <summary>A page about one intake of the address, within scope.</summary>
public abstract class OneIntakePage(IDbContextFactory<BotDbContext> database) : DeskPage
{
    public Intake Intake { get; private set; } = null!;

    protected IDbContextFactory<BotDbContext> Database => database;

    /// <summary>False when there is no such intake for this person.</summary>
    protected virtual async Task<bool> LoadAsync(string number, CancellationToken cancellation)
    {
        if (!IntakeNumber.TryParse(number, out var parsed))
        {
            return false;
        }

        await using var db = await database.CreateDbContextAsync(cancellation);
        var found = await Scope.Visible(db.Intakes.AsNoTracking()).FirstOrDefaultAsync(i => i.Id == parsed.Id, cancellation);
        Intake = found!;
        return found is not null;
    }
}

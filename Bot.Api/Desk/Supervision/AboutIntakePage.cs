using System.Globalization;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Supervision;

/// <summary>A form about something of an intake that has an address of its own: an order, a call, a request. Whose intake is out of scope, is not there.</summary>
public abstract class AboutIntakePage<T>(IDbContextFactory<BotDbContext> database, Jurisdiction jurisdiction) : IntakeFormPage(database, jurisdiction)
    where T : class
{
    protected T Subject { get; private set; } = null!;

    protected abstract long IntakeOf(T subject);

    /// <summary>Where the address says more than the number of the row, a page says how that is read.</summary>
    /// <param name="key">From the address, as it came.</param>
    protected virtual long? IdOf(string key) => long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>The page of what the address names.</summary>
    protected async Task<IActionResult> ShowAsync(string? key, CancellationToken cancellation) =>
        await NumberAsync(key, cancellation) is { } number ? await base.OnGetAsync(number, cancellation) : NotFound();

    /// <summary>Reads the form of what the address names; false when there is no such thing for them.</summary>
    protected async Task<bool> ReadSubjectAsync(string? key, CancellationToken cancellation) =>
        await NumberAsync(key, cancellation) is { } number && await ReadAsync(number, cancellation);

    private async Task<string?> NumberAsync(string? key, CancellationToken cancellation)
    {
        await using var db = await Database.CreateDbContextAsync(cancellation);
        if (IdOf(key ?? "") is not { } id || await db.FindAsync<T>([id], cancellation) is not { } found)
        {
            return null;
        }

        Subject = found;
        return IntakeNumber.FromId(IntakeOf(found)).ToString();
    }
}

using Bot.Data.Deliveries;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Result;

/// <summary>Template messages of the day (China time), counted in memory and, at the first of a day or a process, from the ledger.</summary>
public sealed class TemplateDay(IDbContextFactory<BotDbContext> database, Profile profile) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private DateTimeOffset _ends;
    private int _sent;

    /// <summary>Counts one more of today; false when the day's quota is used up.</summary>
    public async Task<bool> TryTakeAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            var ends = RungGates.Tomorrow(now);
            if (ends != _ends)
            {
                var began = ends.AddDays(-1);
                await using var db = await database.CreateDbContextAsync(cancellation);
                _sent = await db.DeliveryAttempts.CountAsync(a => a.At >= began && a.Rung == Rungs.Template && a.Error == null, cancellation);
                _ends = ends;
            }

            if (_sent >= profile.Templates.PerDay)
            {
                return false;
            }

            _sent++;
            return true;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}

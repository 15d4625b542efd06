using Bot.Data;
using Bot.Data.Grids;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Grids;

/// <summary>
/// The grid directory in use. Looks every few seconds whether an import, by this process or another, changed it, and
/// swaps in a new snapshot; also at midnight, because grids have dates, and when a stand-in begins or ends.
/// </summary>
public sealed class LiveGridDirectory(IDbContextFactory<BotDbContext> database, TimeProvider clock, ILogger<LiveGridDirectory> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _refreshing = new(1, 1);
    private (long Version, DateOnly Day) _loaded = (-1, default);
    private GridDirectory _imported = GridDirectory.Build([], default, []);
    private string _standIns = "";
    private volatile GridDirectory _current = GridDirectory.Build([], default, []);

    public GridDirectory Current => _current;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Loads the directory if it changed since the last look. One at a time: a slower look must not put an older directory over a newer one.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        await _refreshing.WaitAsync(cancellation);
        try
        {
            await LookAsync(cancellation);
        }
        finally
        {
            _refreshing.Release();
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        await using var context = await database.CreateDbContextAsync(cancellation);
        var version = await context.ImportMarks.Where(m => m.Name == ImportMark.GridDirectory).Select(m => m.Version).FirstOrDefaultAsync(cancellation);
        var now = clock.GetChinaNow();
        var standIns = await StandIns.OnAtAsync(context, now, cancellation);
        var seen = (version, now.ChinaDate());
        var isNew = seen != _loaded;
        if (isNew)
        {
            var grids = await context.Grids.AsNoTracking().AsSplitQuery().Include(g => g.Members).Include(g => g.Addresses).ToListAsync(cancellation);
            _imported = GridDirectory.Build(grids, seen.Item2, []);
            _loaded = seen;
            log.LogInformation("Grid directory: {Grids} grids in force", _imported.Count);
        }

        var ids = string.Join(',', standIns.Select(s => s.Id));
        if (isNew || ids != _standIns)
        {
            (_current, _standIns) = (StandIns.Apply(_imported, standIns), ids);
        }
    }

    public override void Dispose()
    {
        _refreshing.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await RefreshAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError(fault, "The grid directory could not be refreshed; the last one stays in use");
            }
        }
    }
}

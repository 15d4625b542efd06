using System.Globalization;
using Bot.Api.EventQueue;
using Bot.Api.Grids;
using Bot.Api.Handling;
using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Deadlines;
using Bot.Data.Deliveries;
using Bot.Data.HotIssues;
using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.GroupNotification;

/// <summary>
/// Every working day, for every group that has something open: what is open and due. Asks the rows and the clock only,
/// so that a bot that was down at the time does it when it starts, and never twice for one group.
/// </summary>
public sealed class MorningDigests(
    IDbContextFactory<BotDbContext> database,
    GroupCommit commit,
    LiveGridDirectory directory,
    Profile profile,
    Jurisdiction jurisdiction,
    WorkingCalendar calendar,
    WorkerLinks links,
    DeliverySignal deliveries,
    MorningDigests.NoSignal signal,
    TimeProvider clock,
    ILogger<MorningDigests> log)
    : SweepingWorker(signal, Sweep, clock, log)
{
    /// <summary>After that it is no morning any more.</summary>
    public static readonly TimeOnly Noon = new(12, 0);

    /// <summary>Where the profile's time lies near or after noon: so long after it.</summary>
    public static readonly TimeSpan AtLeast = TimeSpan.FromHours(2);

    /// <summary>Days and lines of what many people report.</summary>
    private const int HotDays = 7;
    private const int HotLines = 3;

    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(20);
    private DateOnly _done;

    /// <summary>Writes today's digests if it is time and they are not there; returns how many were written.</summary>
    public override async Task<int> RunDueAsync(CancellationToken cancellation)
    {
        var now = Clock.GetChinaNow();
        if (_done == now.ChinaDate() || !IsTime(now))
        {
            return 0;
        }

        var digests = await MakeAsync(now, cancellation);
        var written = await commit.Run(session => digests.Count(session.TryInsert), cancellation);
        _done = now.ChinaDate();
        deliveries.Raise();
        return written;
    }

    private bool IsTime(DateTimeOffset now)
    {
        var time = TimeOnly.FromDateTime(now.DateTime);
        var from = profile.Groups.MorningDigest;
        var latest = from.Add(AtLeast, out var wrapped);
        var until = wrapped > 0 ? TimeOnly.MaxValue : latest > Noon ? latest : Noon;
        return calendar.IsWorkingDay(now.ChinaDate()) && time >= from && time < until;
    }

    private async Task<List<Delivery>> MakeAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var open = await OpenAsync(cancellation);
        var grids = directory.Current;
        var held = open
            .Select(i => (Intake: i, Robot: Occasion.RobotHolding(i, i.GridCode is { } code ? grids.ByCode(code) : null, profile)))
            .Where(h => h.Robot is not null)
            .ToLookup(h => h.Robot!, h => h.Intake, StringComparer.Ordinal);
        var desk = profile.Desk?.Robot ?? profile.Office.Robot;
        var hot = await HotAsync(now, cancellation);
        List<Delivery> digests = [];
        foreach (var robot in held.Select(g => g.Key).Append(desk).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            List<Intake> own = [.. held[robot]];
            List<Intake> watched = robot == desk ? [.. open.Except(own)] : [];
            if (new MorningPage(jurisdiction, links, now).Of(own, watched, robot == desk ? hot : []) is { } body)
            {
                digests.Add(new Delivery
                {
                    EventId = string.Create(CultureInfo.InvariantCulture, $"digest:{now:yyyy-MM-dd}"),
                    Recipient = Recipients.Robot(robot),
                    IntakeId = 0,
                    Purpose = Purposes.MorningDigest,
                    Body = body,
                    CreatedAt = now,
                    NextAt = now,
                });
            }
        }

        return digests;
    }

    /// <summary>What many people report, for the desk's page.</summary>
    private async Task<List<string>> HotAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var issues = await HotIssues.FindAsync(db, directory.Current, now.ChinaDate(), HotDays, HotLines, cancellation);
        return [.. issues.Where(i => i.Open > 0).Select(i => i.Headline(jurisdiction.Item(i.Item)?.Name ?? i.Item))];
    }

    /// <summary>Found by the deadlines that run, of which there are few however long the log grows.</summary>
    private async Task<List<Intake>> OpenAsync(CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        return await db.Deadlines.Where(d => d.EndedAt == null && d.Kind == DeadlineKind.Resolve)
            .Join(db.Intakes, d => d.IntakeId, i => i.Id, (_, i) => i)
            .AsNoTracking().Distinct().ToListAsync(cancellation);
    }

    /// <summary>Nobody wakes this sweep: the clock does.</summary>
    public sealed class NoSignal : Signal;
}

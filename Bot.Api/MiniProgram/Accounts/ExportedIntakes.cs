using System.Runtime.CompilerServices;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.MiniProgram.Accounts;

/// <summary>The intakes of an export, a few at a time, so that a long history needs no more memory than a short one.</summary>
public static class ExportedIntakes
{
    private const int Chunk = 50;

    public static async IAsyncEnumerable<ExportedIntake> ReadAsync(
        BotDbContext db, PersonalData personalData, List<string> keys, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var last = 0L; ;)
        {
            var after = last;
            var rows = await db.Intakes.AsNoTracking().Where(i => i.Id > after && i.Resident != null && keys.Contains(i.Resident))
                .OrderBy(i => i.Id).Take(Chunk).ToListAsync(cancellation);
            List<long> ids = [.. rows.Select(r => r.Id)];
            var timeline = (await db.Timeline.AsNoTracking().Where(t => ids.Contains(t.IntakeId) && t.IsPublic).OrderBy(t => t.Sequence).ToListAsync(cancellation))
                .ToLookup(t => t.IntakeId, t => new ExportedEntry(t.At, t.Move.Spell(), t.Status.Spell(), t.ActorName, t.Note));
            var files = (await db.Attachments.AsNoTracking().Where(a => ids.Contains(a.IntakeId)).OrderBy(a => a.Id).ToListAsync(cancellation))
                .ToLookup(a => a.IntakeId, a => new ExportedFile(a.Id, a.Type, a.By == "worker" ? "worker" : "resident", a.At, a.Size, a.State == AttachmentState.Stored));
            var ratings = (await db.Ratings.AsNoTracking().Where(r => ids.Contains(r.IntakeId)).OrderBy(r => r.Sequence).ToListAsync(cancellation))
                .ToLookup(r => r.IntakeId, r => new ExportedRating(r.At, r.Score, r.Words));
            foreach (var i in rows)
            {
                yield return new ExportedIntake(
                    i.Number.ToString(), i.Kind, i.Item, i.Text, i.Status.Spell(), i.SubmittedAt, i.Due, i.Channel, i.Confidential, i.Urgent, i.PlaceText, i.Longitude, i.Latitude,
                    i.GridCode, i.GridName, i.SealedPhone is { } phone ? personalData.Open(phone) : null, i.OnBehalfOf, [.. timeline[i.Id]], [.. files[i.Id]], [.. ratings[i.Id]]);
            }

            if (rows.Count < Chunk)
            {
                yield break;
            }

            last = rows[^1].Id;
        }
    }

    /// <summary>Of a neighbour's intake only what the resident put into it.</summary>
    public static async IAsyncEnumerable<ExportedFollowed> FollowedAsync(
        BotDbContext db, PersonalData personalData, List<string> keys, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var rows =
            from f in db.IntakeFollowers.AsNoTracking()
            where keys.Contains(f.Resident)
            join t in db.Timeline.AsNoTracking() on new { IntakeId = f.SaidIn, Sequence = f.SaidAs } equals new { t.IntakeId, t.Sequence } into said
            from t in said.DefaultIfEmpty()
            orderby f.IntakeId
            select new { Row = f, Words = t == null ? null : t.Note };
        await foreach (var f in rows.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            yield return new ExportedFollowed(
                IntakeNumber.FromId(f.Row.IntakeId).ToString(), f.Row.JoinedAt, f.Row.LeftAt, f.Words, f.Row.SealedPhone is { } phone ? personalData.Open(phone) : null, f.Row.Rating);
        }
    }
}

public sealed record ExportedIntake(
    string Number,
    string Kind,
    string Item,
    string Text,
    string Status,
    DateTimeOffset SubmittedAt,
    DateTimeOffset Due,
    string Channel,
    bool Confidential,
    bool Urgent,
    string Place,
    double? Lon,
    double? Lat,
    string? GridCode,
    string? GridName,
    string? Phone,
    string? OnBehalfOf,
    IReadOnlyList<ExportedEntry> Timeline,
    IReadOnlyList<ExportedFile> Attachments,
    IReadOnlyList<ExportedRating> Ratings);

/// <param name="At">When.</param>
/// <param name="Move">What was done.</param>
/// <param name="Status">The status after it.</param>
/// <param name="By">The shown name of who did it.</param>
/// <param name="Note">The words with it.</param>
public sealed record ExportedEntry(DateTimeOffset At, string Move, string Status, string By, string? Note);

public sealed record ExportedFile(string Id, string Type, string By, DateTimeOffset At, long Size, bool Stored);

public sealed record ExportedRating(DateTimeOffset At, int Score, string? Words);

public sealed record ExportedFollowed(string Number, DateTimeOffset JoinedAt, DateTimeOffset? LeftAt, string? Words, string? Phone, int? Rating);

using System.Text.RegularExpressions;
using Bot.Data;
using Bot.Data.Storage;
using Bot.Data.Uploads;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.ResidentActs.Uploads;

/// <summary>
/// Files that residents send in parts and go on with after a broken line. A completed one waits <see cref="UploadRules.Life"/>
/// to be named by a report or a supplement. Only its owner ever sees it.
/// </summary>
public sealed partial class UploadDesk(IDbContextFactory<BotDbContext> database, GroupCommit commit, PartFiles parts, UploadFinish finish, TimeProvider clock)
{
    /// <summary>Begins one: what it will be, how long, and its SHA-256.</summary>
    public async Task<ActResult<UploadBegun>> BeginAsync(ResidentCaller who, UploadRequest form, CancellationToken cancellation)
    {
        var most = UploadRules.MostBytes(form.Type);
        if (most == 0)
        {
            return ActRefusals.Wrong("type", "类型只能是 image、voice、video。");
        }

        if (form.Size is < 1 || form.Size > most)
        {
            return ActRefusals.Wrong("size", $"文件要有内容，最大 {most / (1024 * 1024)} MB。");
        }

        if (form.Sha256 is null || !Sha256().IsMatch(form.Sha256))
        {
            return ActRefusals.Wrong("sha256", "请给出整个文件的 SHA-256，64 个十六进制数字。");
        }

        var upload = New(who, form.Type!, form.Size, form.Sha256.ToLowerInvariant());
        return await InsertAsync(upload, cancellation) is { } full ? full : new UploadBegun(upload.Id, upload.PartSize, upload.Parts);
    }

    /// <summary>Takes a part, counted from 0; the same part again is fine.</summary>
    public async Task<ActResult<UploadState>> TakePartAsync(ResidentCaller who, string id, int part, Stream body, CancellationToken cancellation)
    {
        if (await FindAsync(who, id, cancellation) is not { } upload)
        {
            return Gone;
        }

        if (upload.CompletedAt is not null)
        {
            return StateOf(upload);
        }

        if (part < 0 || part >= upload.Parts)
        {
            return ActRefusals.Wrong("n", $"这个文件有 {upload.Parts} 块，从 0 数起。");
        }

        return await parts.TakeAsync(upload, part, body, cancellation)
            ? StateOf(upload)
            : ActRefusals.Wrong("n", $"第 {part} 块应当正好 {upload.LengthOf(part)} 字节，请重传这一块。");
    }

    /// <summary>What is there and what is still to come.</summary>
    public async Task<ActResult<UploadState>> StateAsync(ResidentCaller who, string id, CancellationToken cancellation) =>
        await FindAsync(who, id, cancellation) is { } upload ? StateOf(upload) : Gone;

    /// <summary>All parts are there: checked against size and SHA-256, sniffed, a photo written anew. Again is fine.</summary>
    public async Task<ActResult<UploadDone>> CompleteAsync(ResidentCaller who, string id, CancellationToken cancellation)
    {
        if (await FindAsync(who, id, cancellation) is not { } upload)
        {
            return Gone;
        }

        if (upload.CompletedAt is not null)
        {
            return new UploadDone(upload.Id, upload.Type);
        }

        var received = parts.Received(upload);
        if (received.Count < upload.Parts)
        {
            return ActRefusals.Wrong("parts", "还有几块没传到，传完再来。") with
            {
                More = new Dictionary<string, object?>(StringComparer.Ordinal) { ["missing"] = Enumerable.Range(0, upload.Parts).Except(received).ToArray() },
            };
        }

        try
        {
            return await finish.FromPartsAsync(upload, cancellation);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            // Completed twice at once: who came first took the parts away.
            return await FindAsync(who, id, cancellation) is { CompletedAt: not null } ? new UploadDone(upload.Id, upload.Type) : Gone;
        }
    }

    /// <summary>A whole file at once, as a page's form brings it; afterwards it is as any completed upload.</summary>
    /// <param name="who">Whose it is.</param>
    /// <param name="type">image, voice, video.</param>
    /// <param name="content">The file; its <see cref="Stream.Length"/> must be known.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<ActResult<UploadDone>> TakeWholeAsync(ResidentCaller who, string type, Stream content, CancellationToken cancellation)
    {
        if (content.Length is < 1 || content.Length > UploadRules.MostBytes(type))
        {
            return ActRefusals.Wrong("media", $"文件要有内容，最大 {UploadRules.MostBytes(type) / (1024 * 1024)} MB。");
        }

        var upload = New(who, type, content.Length, "");
        return await InsertAsync(upload, cancellation) is { } full ? full : await finish.FromStreamAsync(upload, content, cancellation);
    }

    private static ActRefusal Gone { get; } = new(StatusCodes.Status404NotFound, "upload-unknown", "找不到这个文件", "这个文件没有开始传，或者放了太久已经清掉，请重新传。", "id");

    private Upload New(ResidentCaller who, string type, long size, string sha256)
    {
        var now = clock.GetChinaNow();
        return new Upload
        {
            Id = Guid.CreateVersion7(now).ToString("N"),
            Owner = who.Holder,
            Type = type,
            Size = size,
            Sha256 = sha256,
            PartSize = UploadRules.PartBytes,
            CreatedAt = now,
            ExpiresAt = now + UploadRules.Life,
        };
    }

    /// <summary>Null when it is begun, else why there are too many.</summary>
    private Task<ActRefusal?> InsertAsync(Upload upload, CancellationToken cancellation) => commit.Run<ActRefusal?>(
        session =>
        {
            var lately = session.Context.Uploads.Where(u => u.Owner == upload.Owner && u.ExpiresAt > upload.CreatedAt);
            if (lately.Count(u => u.IntakeId == null) >= UploadRules.OpenAtMost)
            {
                return TooMany($"还有 {UploadRules.OpenAtMost} 个文件没有跟着诉求交上来，先交了再传。");
            }

            if (lately.Count() >= UploadRules.BegunAtMost)
            {
                return TooMany($"一天最多传 {UploadRules.BegunAtMost} 个文件，请明天再传。");
            }

            session.Insert(upload);
            return null;
        },
        cancellation);

    private static ActRefusal TooMany(string detail) => new(StatusCodes.Status429TooManyRequests, "uploads-full", "文件太多了", detail);

    private UploadState StateOf(Upload upload) => upload.CompletedAt is null
        ? new UploadState(parts.Received(upload), Complete: false)
        : new UploadState([.. Enumerable.Range(0, upload.Parts)], Complete: true);

    private async Task<Upload?> FindAsync(ResidentCaller who, string id, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var db = await database.CreateDbContextAsync(cancellation);
        return await db.Uploads.AsNoTracking().FirstOrDefaultAsync(u => u.Id == id && u.Owner == who.Holder && u.ExpiresAt > now, cancellation);
    }

    [GeneratedRegex("^[0-9a-fA-F]{64}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Sha256();
}

/// <summary>What will be sent: image, voice or video; bytes and SHA-256 of the whole file.</summary>
public sealed record UploadRequest(string? Type, long Size, string? Sha256);

/// <summary>An upload that was begun: it has <paramref name="Parts"/> parts of <paramref name="PartSize"/> bytes, the last may be shorter.</summary>
public sealed record UploadBegun(string Id, int PartSize, int Parts);

/// <summary>The numbers of the parts that are there, and whether the whole was checked and stored.</summary>
public sealed record UploadState(IReadOnlyList<int> Received, bool Complete);

/// <summary>An upload that a report or a supplement may name.</summary>
public sealed record UploadDone(string Id, string Type);

using Bot.Api.EventQueue;
using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.WeChat.Api;

namespace Bot.Api.Handling.Photos;

/// <summary>
/// Fetches what residents sent: the row stands since the report, the file follows here. The platform keeps media for
/// three days; what cannot be fetched by then is lost, and the row says why.
/// </summary>
public sealed class MediaWorker(
    GroupCommit commit, OfficialAccountClient account, MediaStore files, MediaSignal signal, TimeProvider clock, ILogger<MediaWorker> log)
    : SweepingWorker(signal, Sweep, clock, log)
{
    /// <summary>Fetches under way at once.</summary>
    public const int BatchSize = 2;

    /// <summary>Tries after which a fault of our own code ends it. What the platform refuses for now is asked for as long as it keeps it.</summary>
    public const int OwnFaults = 12;

    /// <summary>Pause after a used-up quota or a withdrawn permission: it lasts for hours, and asking costs of the quota.</summary>
    public static readonly TimeSpan QuotaPause = TimeSpan.FromHours(1);

    /// <summary>Bytes of a voice or a video.</summary>
    public const int MaxMediaBytes = 20 * 1024 * 1024;

    /// <summary>How long the platform keeps media (素材管理: 临时素材).</summary>
    public static readonly TimeSpan MediaLife = TimeSpan.FromDays(3);

    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(5);

    /// <summary>Fetches what is due now; returns how many were tried.</summary>
    public override async Task<int> RunDueAsync(CancellationToken cancellation)
    {
        var leased = await commit.Run(session => LeaseDue(session, Clock.GetUtcNow()), cancellation);
        await Task.WhenAll(leased.Select(a => FetchAsync(a, cancellation)));
        return leased.Count;
    }

    private static List<Attachment> LeaseDue(WriteSession session, DateTimeOffset now) => session.Query(
        $"""
        UPDATE "attachments" SET "NextAt" = @1, "Attempts" = "Attempts" + 1
        WHERE "Id" IN (SELECT "Id" FROM "attachments" WHERE "State" = {(int)AttachmentState.Awaited} AND "NextAt" <= @0 ORDER BY "NextAt" LIMIT {BatchSize})
        RETURNING "Id", "IntakeId", "Type", "By", "At", "MediaId", "Attempts"
        """,
        r => new Attachment
        {
            Id = r.GetString(0),
            IntakeId = r.GetInt64(1),
            Type = r.GetString(2),
            By = r.GetString(3),
            At = DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(4)).ToOffset(ChinaTime.Offset),
            MediaId = r.IsDBNull(5) ? null : r.GetString(5),
            Attempts = r.GetInt32(6),
        },
        now,
        now + Lease);

    private async Task FetchAsync(Attachment attachment, CancellationToken cancellation)
    {
        try
        {
            await ReceiveAsync(attachment, cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.LogError(fault, "Media {Attachment} failed in our own code", attachment.Id);
            if (attachment.Attempts >= OwnFaults)
            {
                End(attachment, AttachmentState.Lost, fault.GetType().Name);
            }
            else
            {
                Later(attachment, fault.GetType().Name, Backoff.After(attachment.Attempts));
            }
        }

        if (attachment.State != AttachmentState.Stored)
        {
            files.Remove(attachment.Id, attachment.At);
        }

        var changed = await commit.Run(
            session => session.Execute(
                """UPDATE "attachments" SET "State" = @0, "ContentType" = @1, "Size" = @2, "Reason" = @3, "NextAt" = @4 WHERE "Id" = @5 AND "State" = 0""",
                attachment.State,
                attachment.ContentType,
                attachment.Size,
                attachment.Reason,
                attachment.NextAt,
                attachment.Id),
            cancellation);
        if (changed == 0)
        {
            // Whoever sent it was erased while it was on its way.
            files.Remove(attachment.Id, attachment.At);
        }
    }

    private async Task ReceiveAsync(Attachment attachment, CancellationToken cancellation)
    {
        if (attachment.MediaId is null)
        {
            End(attachment, AttachmentState.Lost, "NoMediaId");
            return;
        }

        var isImage = attachment.Type == "image";
        await using var part = files.Begin(attachment.Id, attachment.At);
        var answer = await account.DownloadMedia(attachment.MediaId, part, isImage ? PhotoCheck.MaxBytes : MaxMediaBytes, cancellation);
        if (!answer.IsOk)
        {
            Fail(attachment, answer.Error);
            return;
        }

        part.Position = 0;
        if (isImage)
        {
            await TakeImageAsync(attachment, part, cancellation);
        }
        else
        {
            await TakeAsItIsAsync(attachment, part, cancellation);
        }
    }

    private async Task TakeImageAsync(Attachment attachment, FileStream part, CancellationToken cancellation)
    {
        var content = new byte[part.Length];
        await part.ReadExactlyAsync(content, cancellation);
        part.Close();
        switch (PhotoCheck.Rewrite(content))
        {
            case PhotoVerdict.Taken taken:
                await files.WriteAsync(attachment.Id, attachment.At, taken.Content, cancellation);
                Stored(attachment, taken.ContentType, taken.Content.Length);
                break;
            case PhotoVerdict.Refused refused:
                End(attachment, AttachmentState.Refused, refused.Why.ToString());
                break;
        }
    }

    private async Task TakeAsItIsAsync(Attachment attachment, FileStream part, CancellationToken cancellation)
    {
        var head = new byte[MediaSniffer.HeadBytes];
        var read = await part.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        var type = attachment.Type == "video" ? MediaSniffer.Video(head.AsSpan(0, read)) : MediaSniffer.Voice(head.AsSpan(0, read));
        if (type is null)
        {
            End(attachment, AttachmentState.Refused, "UnknownFormat");
            return;
        }

        var length = part.Length;
        files.Finish(part, attachment.Id, attachment.At);
        Stored(attachment, type, length);
    }

    private void Fail(Attachment attachment, PlatformError error)
    {
        Log.LogWarning("Media {Attachment} of {Intake}: {Error}", attachment.Id, IntakeNumber.FromId(attachment.IntakeId), error.Name);
        if (error == TransportErrors.MediaTooLarge)
        {
            End(attachment, AttachmentState.Refused, error.Name);
        }
        else if (error.Advice == Advice.GiveUp)
        {
            End(attachment, AttachmentState.Lost, error.Name);
        }
        else
        {
            Later(attachment, error.Name, error.Advice == Advice.FallBack ? QuotaPause : Backoff.After(attachment.Attempts));
        }
    }

    private void Later(Attachment attachment, string reason, TimeSpan pause)
    {
        var next = Clock.GetUtcNow() + pause;
        if (next > attachment.At + MediaLife)
        {
            End(attachment, AttachmentState.Lost, reason);
            return;
        }

        attachment.Reason = reason;
        attachment.NextAt = next;
    }

    private static void Stored(Attachment attachment, string contentType, long size)
    {
        (attachment.State, attachment.ContentType, attachment.Size, attachment.Reason) = (AttachmentState.Stored, contentType, size, null);
    }

    private static void End(Attachment attachment, AttachmentState state, string reason) =>
        (attachment.State, attachment.Reason) = (state, reason);
}

using Bot.Data.Intakes;
using Bot.Data.Safety;
using Bot.Data.Storage;
using Bot.Data.Uploads;

namespace Bot.Api.ResidentActs;

/// <summary>
/// Completed uploads become attachments of the intake that names them, inside its transaction: the owner's only, once only.
/// What came by the mini-program is to be checked before it may become public.
/// </summary>
public static class UploadTaking
{
    /// <summary>The uploads of these ids.</summary>
    /// <exception cref="ActRefusedException">One is not theirs, not complete, used before or gone.</exception>
    public static List<Upload> Take(WriteSession session, ResidentCaller who, IReadOnlyList<string>? ids, DateTimeOffset now)
    {
        if (ids is not { Count: > 0 })
        {
            return [];
        }

        var found = session.Context.Uploads.Where(u => ids.Contains(u.Id) && u.Owner == who.Holder).ToDictionary(u => u.Id, StringComparer.Ordinal);
        return [.. ids.Select((id, i) => found.TryGetValue(id, out var upload) && upload is { CompletedAt: not null, IntakeId: null } && upload.ExpiresAt > now
            ? upload
            : throw new ActRefusedException(ActRefusals.Wrong("media", $"第 {i + 1} 个文件没有传完，或者已经用过、过期了，请重新传。")))];
    }

    /// <summary>From now on they are this intake's and nobody else's.</summary>
    public static void Bind(WriteSession session, IEnumerable<Upload> taken, long intakeId)
    {
        foreach (var upload in taken)
        {
            if (session.Execute("""UPDATE "uploads" SET "IntakeId" = @0 WHERE "Id" = @1 AND "IntakeId" IS NULL""", intakeId, upload.Id) != 1)
            {
                throw new ActRefusedException(ActRefusals.Wrong("media", "这个文件已经用过了，请重新传。"));
            }
        }
    }

    /// <summary>All of it for an intake that stands already.</summary>
    public static void Attach(WriteSession session, ResidentCaller who, IReadOnlyList<string>? ids, Intake intake, DateTimeOffset now)
    {
        var taken = Take(session, who, ids, now);
        taken.ForEach(u => session.Insert(AttachmentOf(u, intake.Confidential, intake.Id, now)));
        Bind(session, taken, intake.Id);
        Expect(session, who, intake, taken.Select(u => u.Id), now);
    }

    /// <summary>The words of the entry that was just written are to be checked.</summary>
    public static void ExpectEntry(WriteSession session, ResidentCaller who, Intake intake, string words, DateTimeOffset now)
    {
        if (words.Length > 0 && who.IsOfMiniProgram)
        {
            var sequence = Convert.ToInt32(session.Scalar("""SELECT "Entries" FROM "intakes" WHERE "Id" = @0""", intake.Id), System.Globalization.CultureInfo.InvariantCulture);
            Expect(session, who, intake, [string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{SafetyVerdict.Entry}{sequence}")], now);
        }
    }

    /// <summary>A check is owed for each of these. What is sealed or about a worker never becomes public, and is told to nobody.</summary>
    public static void Expect(WriteSession session, ResidentCaller who, Intake intake, IEnumerable<string> what, DateTimeOffset now)
    {
        if (!who.IsOfMiniProgram || intake.Confidential || intake.AboutWorker)
        {
            return;
        }

        foreach (var one in what)
        {
            session.Insert(new SafetyVerdict { IntakeId = intake.Id, What = one, Account = who.Holder, Verdict = SafetyVerdict.Pending, At = now, NextAt = now });
        }
    }

    /// <summary>The file lies by the day it was completed; when it was named stands in <see cref="Attachment.NextAt"/>, as that of its entry.</summary>
    public static Attachment AttachmentOf(Upload upload, bool confidential, long intakeId, DateTimeOffset now) => new()
    {
        Id = upload.Id,
        IntakeId = intakeId,
        Type = upload.Type,
        // A voice tells who speaks: that of a confidential report is kept sealed.
        By = confidential && upload.Type == "voice" ? Attachment.Sealed : "resident",
        At = upload.CompletedAt!.Value,
        State = AttachmentState.Stored,
        ContentType = upload.ContentType,
        Size = upload.StoredSize,
        NextAt = now,
    };
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Bot.Data;
using Bot.Data.Drafts;
using Bot.Data.People;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.ResidentActs;

/// <summary>Forms that somebody began: kept for them alone, sealed, and forgotten after a while.</summary>
public sealed partial class DraftDesk(IDbContextFactory<BotDbContext> database, GroupCommit commit, PersonalData personalData, TimeProvider clock)
{
    /// <summary>Drafts of one resident.</summary>
    public const int AtMost = 20;

    /// <summary>Characters of a draft as JSON: the longest report fits.</summary>
    public const int Length = 16 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Keeps it under an id of the caller's; the same id again replaces it.</summary>
    public async Task<ActResult<DraftView>> PutAsync(ResidentCaller who, string id, ReportRequest fields, CancellationToken cancellation)
    {
        if (!Form().IsMatch(id))
        {
            return ActRefusals.Wrong("id", "草稿的名字是 1 到 64 个字母、数字、- 或 _。");
        }

        var text = JsonSerializer.Serialize(fields, Json);
        if (text.Length > Length)
        {
            return ActRefusals.Wrong("text", "草稿太长了，请写短一点。");
        }

        var draft = new SavedDraft { Owner = who.Holder, Id = id, Sealed = personalData.Seal(text), At = clock.GetChinaNow() };
        return await commit.Run(session => Write(session, draft), cancellation) is { } full ? full : new DraftView(id, draft.At, fields);
    }

    /// <summary>All of them, the latest first.</summary>
    public async Task<IReadOnlyList<DraftView>> AllAsync(ResidentCaller who, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var rows = await db.SavedDrafts.AsNoTracking().Where(d => d.Owner == who.Holder).OrderByDescending(d => d.At).ToListAsync(cancellation);
        return [.. rows.Select(d => new DraftView(d.Id, d.At, JsonSerializer.Deserialize<ReportRequest>(personalData.Open(d.Sealed), Json)!))];
    }

    /// <summary>Forgets one; it is fine when there is none.</summary>
    public Task DeleteAsync(ResidentCaller who, string id, CancellationToken cancellation) =>
        commit.Run(session => session.Execute("""DELETE FROM "saved_drafts" WHERE "Owner" = @0 AND "Id" = @1""", who.Holder, id), cancellation);

    private static ActRefusal? Write(WriteSession session, SavedDraft draft)
    {
        if (session.Execute("""UPDATE "saved_drafts" SET "Sealed" = @0, "At" = @1 WHERE "Owner" = @2 AND "Id" = @3""", draft.Sealed, draft.At, draft.Owner, draft.Id) == 1)
        {
            return null;
        }

        if (session.Context.SavedDrafts.Count(d => d.Owner == draft.Owner) >= AtMost)
        {
            return new ActRefusal(StatusCodes.Status429TooManyRequests, "drafts-full", "草稿太多了", $"最多存 {AtMost} 份草稿，请先交掉或删掉几份。");
        }

        session.Insert(draft);
        return null;
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,64}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Form();
}

/// <summary>A draft as it was kept.</summary>
public sealed record DraftView(string Id, DateTimeOffset SavedAt, ReportRequest Fields);

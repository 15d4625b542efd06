using System.Runtime.CompilerServices;
using System.Text.Json;
using Bot.Api.ResidentActs;
using Bot.Data;
using Bot.Data.Accounts;
using Bot.Data.Deliveries;
using Bot.Data.People;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using HttpJson = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace Bot.Api.MiniProgram.Accounts;

/// <summary><c>GET /api/mini/me/export</c>: everything kept about the resident (个人信息保护法 第四十五条), written as it is read.</summary>
public static class Export
{
    public static async Task Handle(
        HttpContext http, BotDbContext db, PersonalData personalData, IEnumerable<IResidentRecords> rooms, OwnKeys own, IOptions<HttpJson> json, TimeProvider clock)
    {
        var caller = http.Caller();
        var who = await own.MovedAsync(caller, http.RequestAborted) ?? caller;
        var now = clock.GetChinaNow();
        var response = http.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = $"attachment; filename=\"my-data-{now:yyyyMMdd}.json\"";
        var export = await BeginAsync(db, personalData, rooms, who.Resident, now, http.RequestAborted);
        await JsonSerializer.SerializeAsync(response.Body, export, json.Value.SerializerOptions, http.RequestAborted);
        if (await own.MovedAsync(who, http.RequestAborted) is not null)
        {
            // Linked while it was written, so that it lacks what had moved: rather a download that broke than one that only looks whole.
            http.Abort();
        }
    }

    private static async Task<ResidentExport> BeginAsync(
        BotDbContext db, PersonalData personalData, IEnumerable<IResidentRecords> rooms, string resident, DateTimeOffset now, CancellationToken cancellation)
    {
        var keys = await db.MiniAccounts.Where(a => a.LinkedTo == resident).Select(a => a.Key).ToListAsync(cancellation);
        if (!keys.Contains(resident, StringComparer.Ordinal))
        {
            keys.Add(resident);
        }

        var accounts = await db.MiniAccounts.AsNoTracking().Where(a => keys.Contains(a.Key)).OrderBy(a => a.CreatedAt).ToListAsync(cancellation);
        var chat = await db.Conversations.AsNoTracking().FirstOrDefaultAsync(c => c.Resident == resident, cancellation);
        var optedOut = await db.PublicOptOuts.AnyAsync(o => o.Resident == resident, cancellation);
        var recipients = keys.ConvertAll(Recipients.Resident);
        return new ResidentExport(
            now,
            !optedOut,
            [.. accounts.Select(a => new ExportedAccount(
                personalData.Open(a.SealedOpenId), a.CreatedAt, a.LastLoginAt, a.SealedPhone is { } phone ? personalData.Open(phone) : null, a.PhoneAt, a.HomeGrid, a.LinkedAt))],
            db.MiniSessions.Where(s => keys.Contains(s.Account)).OrderBy(s => s.Id).Select(s => new ExportedSession(s.CreatedAt, s.ExpiresAt, s.EndedAt)).AsAsyncEnumerable(),
            chat is null ? null : new ExportedChat(
                personalData.Open(chat.SealedOpenId), chat.Following, chat.HomeGrid, chat.LastContact, chat.LastMessage, JsonDocument.Parse(chat.State).RootElement),
            db.SeenMessages.Where(s => keys.Contains(s.Resident) && s.Reply != "").OrderBy(s => s.At).Select(s => new ExportedReply(s.At, s.Reply)).AsAsyncEnumerable(),
            ExportedIntakes.ReadAsync(db, personalData, keys, cancellation),
            ExportedIntakes.FollowedAsync(db, personalData, keys, cancellation),
            db.Consents.Where(c => keys.Contains(c.Resident)).OrderBy(c => c.TemplateId).Select(c => new ConsentView(c.TemplateId, c.Left)).AsAsyncEnumerable(),
            NoticesAsync(db, recipients, cancellation),
            rooms.ToDictionary(r => r.Name, r => r.Export(db, keys), StringComparer.Ordinal));
    }

    private static async IAsyncEnumerable<NoticeView> NoticesAsync(BotDbContext db, List<string> recipients, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in db.Deliveries.AsNoTracking().Where(d => recipients.Contains(d.Recipient) && d.Purpose != Purposes.ResultPhoto)
            .OrderBy(d => d.Id).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            yield return NoticeView.Of(row);
        }
    }
}

/// <summary>Everything kept about one resident.</summary>
/// <param name="At">When it was put together.</param>
/// <param name="Public">Whether closed cases may be shown on the public board.</param>
/// <param name="Accounts">The mini-program's.</param>
/// <param name="Sessions">Sign-ins.</param>
/// <param name="Chat">The official account's conversation, or null.</param>
/// <param name="Replies">What was answered in the chat in the last two days.</param>
/// <param name="Intakes">What was reported, with all that the resident may see of it.</param>
/// <param name="Followed">What the resident goes along with.</param>
/// <param name="Consents">Subscription messages that are allowed.</param>
/// <param name="Notices">What was said outside the chat's replies.</param>
/// <param name="More">What the other rooms keep, by name.</param>
public sealed record ResidentExport(
    DateTimeOffset At,
    bool Public,
    IReadOnlyList<ExportedAccount> Accounts,
    IAsyncEnumerable<ExportedSession> Sessions,
    ExportedChat? Chat,
    IAsyncEnumerable<ExportedReply> Replies,
    IAsyncEnumerable<ExportedIntake> Intakes,
    IAsyncEnumerable<ExportedFollowed> Followed,
    IAsyncEnumerable<ConsentView> Consents,
    IAsyncEnumerable<NoticeView> Notices,
    IReadOnlyDictionary<string, IAsyncEnumerable<object>> More);

public sealed record ExportedAccount(
    string OpenId, DateTimeOffset CreatedAt, DateTimeOffset LastLoginAt, string? Phone, DateTimeOffset? PhoneAt, string? HomeGrid, DateTimeOffset? LinkedAt);

public sealed record ExportedSession(DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt, DateTimeOffset? EndedAt);

public sealed record ExportedChat(
    string OpenId, bool Following, string? HomeGrid, DateTimeOffset LastContact, DateTimeOffset LastMessage, JsonElement State);

public sealed record ExportedReply(DateTimeOffset At, string Text);

using System.Text.Encodings.Web;
using System.Text.Json;
using Bot.Api.Desk.Audit;
using Bot.Api.Desk.Inbox;
using Bot.Api.Desk.SignIn;
using Bot.Data.Accountability;
using Bot.Data.Audit;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Accountability;

/// <summary>A form as it stands: what was saved last, over what is known.</summary>
public sealed record FilledForm(AccountabilityForm Form, IntakeNumber Number, IReadOnlyDictionary<string, string> Values, AccountabilityCase? Saved);

/// <summary>Reads and saves the forms of accountability. Saving adds a version; nothing is overwritten.</summary>
public sealed class AccountabilityDesk(IDbContextFactory<BotDbContext> database, GroupCommit commit, Jurisdiction jurisdiction)
{
    private static readonly JsonSerializerOptions Spelling = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Null when there is no such form or intake for them.</summary>
    public async Task<FilledForm?> ReadAsync(DeskVisit visit, DeskScope scope, string number, string form, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        if (AccountabilityForm.Named(form) is not { } kind || !IntakeNumber.TryParse(number, out var parsed)
            || await scope.Visible(db.Intakes.AsNoTracking()).FirstOrDefaultAsync(i => i.Id == parsed.Id, cancellation) is not { } intake)
        {
            return null;
        }

        var facts = new AccountabilityFacts(
            intake,
            await ItemsInForce.NameOfAsync(db, intake, jurisdiction, cancellation),
            await db.Timeline.AsNoTracking().Where(t => t.IntakeId == intake.Id).OrderBy(t => t.Sequence).ToListAsync(cancellation),
            await db.Deadlines.AsNoTracking().Where(d => d.IntakeId == intake.Id).ToListAsync(cancellation),
            await db.SupervisionOrders.AsNoTracking().Where(o => o.IntakeId == intake.Id).OrderBy(o => o.Id).ToListAsync(cancellation),
            visit.At);
        var saved = await db.AccountabilityCases.AsNoTracking().Where(c => c.IntakeId == intake.Id && c.Form == form).OrderByDescending(c => c.Version).FirstOrDefaultAsync(cancellation);
        var values = saved is null ? facts.Fill() : JsonSerializer.Deserialize<Dictionary<string, string>>(saved.Fields) ?? [];
        return new FilledForm(kind, parsed, values, saved);
    }

    public Task SaveAsync(DeskVisit visit, FilledForm form, IReadOnlyDictionary<string, string> values, CancellationToken cancellation) => commit.Run(
        session =>
        {
            var last = session.Context.AccountabilityCases.Where(c => c.IntakeId == form.Number.Id && c.Form == form.Form.Key).Max(c => (int?)c.Version) ?? 0;
            session.Insert(new AccountabilityCase
            {
                IntakeId = form.Number.Id,
                Form = form.Form.Key,
                Version = last + 1,
                Fields = JsonSerializer.Serialize(values, Spelling),
                SavedBy = visit.Login,
                At = visit.At,
            });
            DeskAudit.Write(session, visit, AuditActs.AccountabilitySaved, form.Number.ToString(), new { form = form.Form.Title, version = last + 1 });
        },
        cancellation);

    public Task NoteExportAsync(DeskVisit visit, FilledForm form, CancellationToken cancellation) =>
        commit.Run(session => DeskAudit.Write(session, visit, AuditActs.AccountabilityExported, form.Number.ToString(), new { form = form.Form.Title, version = form.Saved?.Version ?? 0 }), cancellation);
}

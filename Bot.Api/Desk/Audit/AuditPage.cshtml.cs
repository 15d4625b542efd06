using System.Globalization;
using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;
using Bot.Data.Audit;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Audit;

/// <summary><c>/desk/audit</c>: the latest acts first.</summary>
[Needs(DeskAct.SeeAudit)]
public sealed class AuditPage(IDbContextFactory<BotDbContext> database) : DeskPage
{
    public const int PageSize = 100;

    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Subject { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Act { get; set; }

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    public Pager Pager { get; private set; } = new(null, null);

    public async Task OnGetAsync(long? after, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        var entries = db.AuditEntries.AsNoTracking().Where(e => after == null || e.Id < after);
        entries = string.IsNullOrWhiteSpace(Who) ? entries : entries.Where(e => e.Login == Who.Trim());
        entries = string.IsNullOrWhiteSpace(Subject) ? entries : entries.Where(e => e.Subject == Subject.Trim());
        entries = string.IsNullOrWhiteSpace(Act) ? entries : entries.Where(e => e.Act == Act);
        var found = await entries.OrderByDescending(e => e.Id).Take(PageSize + 1).ToListAsync(cancellation);
        Entries = [.. found.Take(PageSize)];
        Pager = Pager.Of(Request, found.Count > PageSize ? Entries[^1].Id.ToString(CultureInfo.InvariantCulture) : null);
    }
}

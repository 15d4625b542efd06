using Bot.Api.Desk.Inbox;
using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;

namespace Bot.Api.Desk.Exports;

/// <summary><c>/desk/exports</c>: each filter of the inbox as a file.</summary>
[Needs(DeskAct.ExportIntakes)]
public sealed class ExportsPage(InboxCounts counts) : DeskPage
{
    public IReadOnlyDictionary<string, int> Counts { get; private set; } = new Dictionary<string, int>(StringComparer.Ordinal);

    public async Task OnGetAsync(CancellationToken cancellation) => Counts = await counts.OfAsync(Visit, Scope, cancellation);
}

using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;

namespace Bot.Api.Desk.Inbox;

/// <summary><c>/desk/inbox/counts</c>: the filters anew, asked for by the page itself while it is open.</summary>
[Needs(DeskAct.SeeIntakes, Quiet = true)]
public sealed class CountsPage(InboxCounts counts) : DeskPage
{
    public FilterBar Bar { get; private set; } = new("", new Dictionary<string, int>(StringComparer.Ordinal));

    public async Task OnGetAsync(string? f, CancellationToken cancellation) => Bar = new FilterBar(f ?? "", await counts.OfAsync(Visit, Scope, cancellation));
}

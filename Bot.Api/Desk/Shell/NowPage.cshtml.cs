using Bot.Api.Desk.SignIn;

namespace Bot.Api.Desk.Shell;

/// <summary><c>/desk/now</c>: what is owed, asked for anew by the home page while it is open.</summary>
[Needs(DeskAct.OwnAccount, Quiet = true)]
public sealed class NowPage(OwedWork work) : DeskPage
{
    public Owed Owed { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation) => Owed = await work.OfAsync(Visit, Scope, cancellation);
}

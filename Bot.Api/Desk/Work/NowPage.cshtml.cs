using Bot.Api.Desk.Shell;
using Bot.Api.Desk.SignIn;

namespace Bot.Api.Desk.Work;

/// <summary><c>/desk/work/now</c>: the live part, asked for by the page itself while it is open.</summary>
[Needs(DeskAct.SeeBackground, Quiet = true)]
public sealed class NowPage(WorkState state) : DeskPage
{
    public WorkNow Now { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation) => Now = await state.NowAsync(cancellation);
}

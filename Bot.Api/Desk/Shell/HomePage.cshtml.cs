using Bot.Api.Desk.SignIn;
using Bot.Data.People;
using Bot.Data.Profiles;

namespace Bot.Api.Desk.Shell;

/// <summary><c>/desk</c>: who is here, for what, what they owe now, and where they can go.</summary>
[Needs(DeskAct.OwnAccount)]
public sealed class HomePage(OwedWork work, Profile profile) : DeskPage
{
    /// <summary>What is owed now; the page asks for it anew while it is open.</summary>
    public Owed Owed { get; private set; } = null!;

    public IReadOnlyList<DeskGroup> Groups => DeskNavigation.For(Visit, profile);

    /// <summary>What they answer for, in words.</summary>
    public string Where => Visit.Department ?? (Scope.IsWhole ? "全部网格" : $"{Scope.Grids.Count} 个网格（{Visit.Division}）");

    /// <summary>Of a department, and nobody said which.</summary>
    public bool IsLost => Visit is { Role: StaffRoles.Department, Department: null };

    public async Task OnGetAsync(CancellationToken cancellation) => Owed = await work.OfAsync(Visit, Scope, cancellation);
}

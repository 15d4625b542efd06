using Bot.Api.Desk.SignIn;
using Bot.Data.People;

namespace Bot.Api.Desk.Shell;

/// <summary><c>/desk</c>: who is here, for what, and where they can go.</summary>
[Needs(DeskAct.OwnAccount)]
public sealed class HomePage : DeskPage
{
    public IEnumerable<DeskPlace> Places => DeskNavigation.For(Visit).Where(p => p.Path != "/desk");

    /// <summary>What they answer for, in words.</summary>
    public string Where => Visit.Department ?? (Scope.IsWhole ? "全部网格" : $"{Scope.Grids.Count} 个网格（{Visit.Division}）");

    /// <summary>Of a department, and nobody said which.</summary>
    public bool IsLost => Visit is { Role: StaffRoles.Department, Department: null };
}

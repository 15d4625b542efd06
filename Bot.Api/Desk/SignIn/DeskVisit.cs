using Bot.Data.Intakes;
using Bot.Data.People;

namespace Bot.Api.Desk.SignIn;

/// <summary>Somebody signed in, for the length of one request.</summary>
/// <param name="SessionId">The row of their session.</param>
/// <param name="Login">Who.</param>
/// <param name="Name">As timelines show it.</param>
/// <param name="Role">One of <see cref="StaffRoles"/>.</param>
/// <param name="Division">Division code prefix they answer for.</param>
/// <param name="Department">Of a department's people, its name in the profile; null where the staff file names none.</param>
/// <param name="At">When the request came, in China.</param>
public sealed record DeskVisit(string SessionId, string Login, string Name, string Role, string Division, string? Department, DateTimeOffset At)
{
    /// <summary>Nothing may be done before one's own password is chosen.</summary>
    public bool MustChange { get; init; }

    /// <summary>Nothing may be done before one's own phone is paired anew.</summary>
    public bool MustPair { get; init; }

    public bool HighContrast { get; init; }

    public bool LargeType { get; init; }

    /// <summary>How the workflow knows them: the hotline is the desk, townships and departments handle like those who work there.</summary>
    public Actor Actor => new(Role is StaffRoles.Township or StaffRoles.Department ? ActorRole.GridWorker : ActorRole.Desk, Name, ActorId(Login), Role);

    /// <summary>What they are called as handler and actor: never equal to a userid of WeCom.</summary>
    public static string ActorId(string login) => "desk:" + login;

    public bool Can(DeskAct act) => DeskPermissions.May(Role, act);

    /// <summary>The visit of this request; null before signing in.</summary>
    public static DeskVisit? Of(HttpContext http) => http.Items[typeof(DeskVisit)] as DeskVisit;

    /// <summary>Division and department from a scope of the staff file.</summary>
    public static (string Division, string? Department) Scope(string scope) =>
        scope.Split('/', 2) is [var division, var department] ? (division, department) : (scope, null);
}

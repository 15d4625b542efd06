using System.Collections.Frozen;
using static Bot.Api.Desk.SignIn.DeskAct;
using static Bot.Data.People.StaffRoles;

namespace Bot.Api.Desk.SignIn;

/// <summary>The one table of who may do what at the desk. Whose intakes they are is another question: <see cref="DeskScope"/>.</summary>
public static class DeskPermissions
{
    private static readonly string[] Everybody = [Agent, Leader, Township, Department, Administrator, Auditor];

    private static readonly FrozenDictionary<DeskAct, string[]> Table = new Dictionary<DeskAct, string[]>
    {
        [Enter] = Everybody,
        [OwnPassword] = Everybody,
        [OwnAccount] = Everybody,
        [SeeIntakes] = [Agent, Leader, Township, Department, Administrator, Auditor],
        [ExportIntakes] = [Leader, Township, Department, Administrator, Auditor],
        [HandleIntakes] = [Agent, Leader, Township, Department],
        [AssignIntakes] = [Agent, Leader, Township],
        [ReadPhone] = [Agent, Leader, Township, Department],
        [ReadSealed] = [Leader],
        [TakeCalls] = [Agent, Leader],
        [Supervise] = [Leader],
        [CallBack] = [Agent, Leader],
        [ApproveExtensions] = [Leader, Township],
        [Merge] = [Agent, Leader],
        [SeeHotIssues] = [Agent, Leader, Township, Administrator],
        [DraftReplies] = [Agent, Leader],
        [ApproveReplies] = [Leader],
        [ReleasePhotos] = [Leader],
        [SeeGrids] = [Agent, Leader, Township, Administrator],
        [ChangeGrids] = [Administrator],
        [SetStandIns] = [Township, Administrator],
        [SeeBest] = Everybody,
        [SeeFigures] = [Leader, Township, Department, Administrator, Auditor],
        [ExportFigures] = [Leader, Township, Administrator, Auditor],
        [SeeBackground] = [Leader, Administrator],
        [RetryBackground] = [Administrator],
        [SeeAudit] = [Auditor],
        [ManageStaff] = [Administrator],
    }.ToFrozenDictionary();

    public static bool May(string role, DeskAct act) => Table.TryGetValue(act, out var roles) && roles.Contains(role, StringComparer.Ordinal);

    /// <summary>Every act of the enumeration that the table forgot; a test insists on none.</summary>
    public static IEnumerable<DeskAct> Forgotten => Enum.GetValues<DeskAct>().Where(a => !Table.ContainsKey(a));
}

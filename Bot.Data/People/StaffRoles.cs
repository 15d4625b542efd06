namespace Bot.Data.People;

/// <summary>The roles of the desk, in the words of the staff file.</summary>
public static class StaffRoles
{
    /// <summary>Takes calls, answers, dispatches.</summary>
    public const string Agent = "坐席";

    /// <summary>Leads a shift of agents.</summary>
    public const string Leader = "班长";

    /// <summary>The centre of a township or street office.</summary>
    public const string Township = "街镇";

    /// <summary>A department that intakes are given to.</summary>
    public const string Department = "部门";

    /// <summary>Looks after staff and settings.</summary>
    public const string Administrator = "管理员";

    /// <summary>Reads what was done, does nothing.</summary>
    public const string Auditor = "审计";

    public static IReadOnlyList<string> All { get; } = [Agent, Leader, Township, Department, Administrator, Auditor];
}

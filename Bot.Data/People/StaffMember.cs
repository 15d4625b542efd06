namespace Bot.Data.People;

/// <summary>One member of the hotline, a township or a department, as imported; how they sign in is <see cref="StaffAccount"/>.</summary>
public sealed class StaffMember
{
    public required string Login { get; init; }

    public required string Name { get; set; }

    /// <summary>坐席, 班长, 街镇, 部门, 管理员 or 审计.</summary>
    public required string Role { get; set; }

    /// <summary>Division code prefix the person answers for; of a department, a slash and its name follow (<c>370404/演示部门</c>).</summary>
    public required string Scope { get; set; }

    public required string SealedPhone { get; set; }
}

namespace Bot.Dialogs;

/// <summary>The public notice of a grid (公示牌): what anyone may know of it. Phones are whole, members only those who are public.</summary>
public sealed record GridNotice(string Code, string Name, string Range, IReadOnlyList<GridMemberNotice> Members, string SupervisionPhone)
{
    /// <summary>What the public member who looks first is there for, in a few words (演示周芳：巡查走访); null where the place does not show duties.</summary>
    public string? FirstDuty { get; init; }
}

/// <summary>One public member: role (网格长, 专职网格员, 兼职网格员 …), name, whole phone number.</summary>
public sealed record GridMemberNotice(string Role, string Name, string Phone)
{
    /// <summary>What the role does; null where the place does not show it.</summary>
    public string? Duties { get; init; }

    /// <summary>Address of a portrait, as imported; null where the place shows none or there is none.</summary>
    public string? Photo { get; init; }
}

namespace Bot.Data.Accounts;

/// <summary>A resident as the mini-program knows them: one row per openid towards it.</summary>
public sealed class MiniAccount
{
    /// <summary>Keyed hash of the mini-program's openid (<see cref="People.PersonalData.ResidentKey"/>).</summary>
    public required string Key { get; init; }

    /// <summary>The openid towards the mini-program, sealed; opened only to send.</summary>
    public required string SealedOpenId { get; init; }

    /// <summary>Keyed hash of the unionid, by which the same person is found in the official account; null where the platform tells none.</summary>
    public string? UnionKey { get; set; }

    /// <summary>Key of the same resident in the official account, once linked: from then on all rows carry that one.</summary>
    public string? LinkedTo { get; set; }

    public DateTimeOffset? LinkedAt { get; set; }

    /// <summary>The number that WeChat vouched for, sealed.</summary>
    public string? SealedPhone { get; set; }

    /// <summary>Keyed hash of that number.</summary>
    public string? PhoneKey { get; set; }

    public DateTimeOffset? PhoneAt { get; set; }

    /// <summary>Code of the home grid while not linked; a linked resident's stands in the conversation.</summary>
    public string? HomeGrid { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset LastLoginAt { get; set; }

    /// <summary>The key that intakes, consents, deliveries carry for this person.</summary>
    public string Resident => LinkedTo ?? Key;
}

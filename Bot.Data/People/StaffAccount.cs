namespace Bot.Data.People;

/// <summary>How one member of staff signs in, beside who they are (<see cref="StaffMember"/>, which every import writes anew).</summary>
public sealed class StaffAccount
{
    public required string Login { get; init; }

    /// <summary>PBKDF2 in the framework's format; null until a password is set: nobody can sign in.</summary>
    public string? PasswordHash { get; set; }

    public DateTimeOffset? PasswordAt { get; set; }

    /// <summary>The password was set by somebody else; it is good for nothing but choosing one's own.</summary>
    public bool MustChange { get; set; }

    /// <summary>The secret of the second factor (RFC 6238), sealed; null when it is off.</summary>
    public string? SealedSecret { get; set; }

    /// <summary>The second factor was taken away by somebody else; nothing may be done before one's own phone is paired anew.</summary>
    public bool MustPair { get; set; }

    /// <summary>The time step of the last code that was taken: none is good twice.</summary>
    public long LastStep { get; set; }

    /// <summary>Keyed hashes of the recovery codes left, with blanks between.</summary>
    public string RecoveryCodes { get; set; } = "";

    /// <summary>Since when an administrator keeps this account shut; null while it is open.</summary>
    public DateTimeOffset? ShutAt { get; set; }

    public bool HighContrast { get; set; }

    public bool LargeType { get; set; }
}

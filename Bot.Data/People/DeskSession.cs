namespace Bot.Data.People;

/// <summary>One signed-in browser at the desk. The row decides, not the cookie: ending it ends the session at once.</summary>
public sealed class DeskSession
{
    /// <summary>SHA-256 of what the browser holds, hexadecimal: who reads the table can sign in nowhere.</summary>
    public required string Id { get; init; }

    public required string Login { get; init; }

    /// <summary>As they were at sign-in. Once the staff row says otherwise, the session is over.</summary>
    public required string Role { get; init; }

    public required string Scope { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The last thing the person did, to the minute; what the page asks for by itself does not count.</summary>
    public DateTimeOffset SeenAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}

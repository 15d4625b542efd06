namespace Bot.Data.Safety;

/// <summary>
/// What the platform's safety check says of words or media before they may become public. A row stands since the commit that
/// took them; the check follows from the row. Nothing waits for it but publishing: an intake is never refused or delayed by it.
/// Rows exist only for what came by the mini-program, because the platform checks for its own users alone; other intakes have
/// none, nor has what is confidential or about a worker, which never becomes public. An intake may become public when none of its rows is anything but <see cref="Pass"/>.
/// </summary>
public sealed class SafetyVerdict
{
    public const string Pending = "pending";
    public const string Pass = "pass";

    /// <summary>A person must look at it first.</summary>
    public const string Review = "review";

    /// <summary>Never to be shown.</summary>
    public const string Risky = "risky";

    /// <summary>What is checked when it is the words of the report itself.</summary>
    public const string Text = "text";

    /// <summary>Stands before the timeline's sequence when it is the words of a later entry (<c>entry-4</c>).</summary>
    public const string Entry = "entry-";

    public required long IntakeId { get; init; }

    /// <summary><see cref="Text"/>, <see cref="Entry"/> with a sequence, or an attachment's id.</summary>
    public required string What { get; init; }

    /// <summary>The mini account that said it: the platform asks for its openid.</summary>
    public required string Account { get; init; }

    /// <summary>pending, pass, review, risky.</summary>
    public required string Verdict { get; set; }

    /// <summary>When it was last decided or asked for.</summary>
    public required DateTimeOffset At { get; set; }

    /// <summary>The platform's name for this check; the result of media comes back under it.</summary>
    public string? TraceId { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset NextAt { get; set; }

    /// <summary>Why it is not decided, or why a person must look: the error's name, or the label's number.</summary>
    public string? Reason { get; set; }
}

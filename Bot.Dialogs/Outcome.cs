namespace Bot.Dialogs;

/// <summary>What a turn asks the house to do, all in the one transaction of the message. A closed set.</summary>
public abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>A complete draft becomes an intake. Its number replaces <see cref="Turn.NumberMark"/> in the reply.</summary>
    public sealed record SubmitReport(Draft Draft) : Outcome;

    /// <summary>The resident's home grid from now on.</summary>
    public sealed record BindHomeGrid(string GridCode) : Outcome;

    /// <summary>1 to 5 (5 is best), with the resident's words if any. Closes the intake, or reopens it when unhappy (1 or 2).</summary>
    public sealed record Rate(string Number, int Score, string? Words) : Outcome;

    /// <summary>More words or media for an intake that is already on its way.</summary>
    public sealed record Supplement(string Number, string? Words, DraftMedia? Media) : Outcome;

    /// <summary>The resident takes an intake back.</summary>
    public sealed record Withdraw(string Number, string? Reason) : Outcome;

    /// <summary>The resident asks for speed; <paramref name="Rung"/> is who hears of it.</summary>
    public sealed record Urge(string Number, UrgeRung Rung = UrgeRung.Grid) : Outcome;

    /// <summary>The resident goes along with a neighbour's intake; what the draft says is added to it without who said it.</summary>
    public sealed record Join(string Number, Draft Draft) : Outcome;

    /// <summary>The resident no longer follows a neighbour's intake.</summary>
    public sealed record StopFollowing(string Number) : Outcome;

    /// <summary>
    /// Whether the public board may show <paramref name="Number"/> (null: anything of the resident's). A null <paramref name="May"/> changes nothing:
    /// it only asks whether the resident wants nothing shown at all; then <see cref="IfNoneMay"/> is said instead of <see cref="Said"/>.
    /// </summary>
    public sealed record ShowInPublic(string? Number, bool? May) : Outcome
    {
        public string Said { get; init; } = "";

        public string IfNoneMay { get; init; } = "";
    }

    /// <summary>Why the rating that was just given is a bad one, in the resident's words or those of a choice.</summary>
    public sealed record ExplainRating(string Number, string Reason) : Outcome;

    /// <summary>The resident follows the account again or for the first time.</summary>
    public sealed record Follow : Outcome;

    /// <summary>The resident left; nothing may be sent until they return.</summary>
    public sealed record Unfollow : Outcome;
}

/// <summary>How far an urging reaches; each rung includes those below.</summary>
public enum UrgeRung
{
    Grid,
    Office,
    Desk,
}

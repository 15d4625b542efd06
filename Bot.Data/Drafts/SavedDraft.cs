namespace Bot.Data.Drafts;

/// <summary>A form somebody began and has not sent, kept for another phone or another day. What it says is sealed: it holds words, places, phones.</summary>
public sealed class SavedDraft
{
    /// <summary>Whose it is: the account that keeps it (a mini account's key, else the resident's).</summary>
    public required string Owner { get; init; }

    /// <summary>Chosen by the one who keeps it; unique among theirs.</summary>
    public required string Id { get; init; }

    /// <summary>The fields as JSON, sealed (<see cref="People.PersonalData.Seal"/>).</summary>
    public required string Sealed { get; init; }

    public required DateTimeOffset At { get; init; }
}

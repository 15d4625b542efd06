namespace Bot.Dialogs;

/// <summary>A known place found in words. <paramref name="Words"/> is the part of the message that names it, <paramref name="Address"/> its full known form.</summary>
public sealed record PlaceMatch(string Words, string Address, string GridCode, string GridName, bool Certain)
{
    /// <summary>True where the words are the very name of a compound, building or door, certain or not: it was surely said, only of which grid may be open.</summary>
    public bool AsSaid { get; init; }
}

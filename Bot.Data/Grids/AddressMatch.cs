namespace Bot.Data.Grids;

/// <summary>A place found in someone's words.</summary>
/// <param name="Words">The part of the words that named the place, as said.</param>
/// <param name="Address">The known address it stands for.</param>
/// <param name="GridCode">The grid the address lies in.</param>
/// <param name="GridName">The name of that grid.</param>
/// <param name="Certain">False where several grids are possible or the words are far from the name; then all that come near are listed, best first.</param>
public sealed record AddressMatch(string Words, string Address, string GridCode, string GridName, bool Certain)
{
    /// <summary>True where the words are the place's very name: if it is not certain, others bear that name or a slip makes it of theirs.</summary>
    public bool AsSaid { get; init; }

    /// <summary>How sure, from 0 to 1: above 0.9 exactly where <see cref="Certain"/>, at most 0.6 elsewhere.</summary>
    public double Confidence { get; init; }
}

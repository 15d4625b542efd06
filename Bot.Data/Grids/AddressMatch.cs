namespace Bot.Data.Grids;

/// <summary>A place found in someone's words.</summary>
/// <param name="Words">The part of the words that named the place, as said.</param>
/// <param name="Address">The known address it stands for.</param>
/// <param name="GridCode">The grid the address lies in.</param>
/// <param name="GridName">The name of that grid.</param>
/// <param name="Certain">False where several grids are possible; then all of them are listed, best first.</param>
public sealed record AddressMatch(string Words, string Address, string GridCode, string GridName, bool Certain);

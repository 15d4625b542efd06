namespace Bot.Dialogs.Referring;

/// <summary>Something people ask a grid for that is not the grid's to do.</summary>
/// <param name="Pleas">Words that ask for it; any one is enough in short words.</param>
/// <param name="With">Words of which one must stand there too; empty when none need.</param>
/// <param name="Items">Service items it may look like; surely about another one, the words merely mention it.</param>
/// <param name="Where">Why not, and where to go instead, in the resident's words.</param>
/// <param name="Mediates">True when a community mediator can be offered, else a question is passed on.</param>
internal sealed record Referral(string[] Pleas, string[] With, string[] Items, string Where, bool Mediates);

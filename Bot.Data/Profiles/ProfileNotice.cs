namespace Bot.Data.Profiles;

/// <summary>The notice board (公示牌). Name, range, people with their phones and the supervision phone are always on it.</summary>
public sealed record ProfileNotice
{
    /// <summary>The people's photos are shown, where the import has them; the import warns where it has none.</summary>
    public bool Photos { get; init; }

    /// <summary>What each role does is shown (<see cref="ProfileRole.Duties"/>).</summary>
    public bool Duties { get; init; }

    /// <summary>The article that this rests on.</summary>
    public string? Article { get; init; }
}

/// <summary>What the place prints or exports, and what it calls it.</summary>
public sealed record ProfileForm
{
    /// <summary>Which of the product's forms it is.</summary>
    public required FormKind Kind { get; init; }

    /// <summary>What the place calls it, e.g. 民情联系卡.</summary>
    public required string Name { get; init; }

    /// <summary>The article that this rests on.</summary>
    public string? Article { get; init; }
}

/// <summary>The forms that the product can make of a grid.</summary>
public enum FormKind
{
    /// <summary>A card for each household: who serves the grid, phones, a QR code that leads to the bot.</summary>
    ContactCard,

    /// <summary>One book per grid of all its intakes (一格一账).</summary>
    Ledger,

    /// <summary>The notice board, to be printed.</summary>
    NoticeBoard,
}

namespace Bot.Data.Grids;

/// <summary>How much a name says about the spot; higher is more.</summary>
internal enum PlacePrecision : byte
{
    /// <summary>A road without its village, of which some doors are known: told only where few grids have it, or two cross.</summary>
    Road,

    /// <summary>A village or community.</summary>
    Village,

    /// <summary>A street of which only some doors are known: never certain.</summary>
    Street,

    /// <summary>A compound or another listed name.</summary>
    Named,

    /// <summary>A building, a door, a village group, a grid by name.</summary>
    Exact,
}

/// <summary>One way to name an address: the normalised key and what is shown for it.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct PlaceName(string Key, string Shown, PlacePrecision Precision);

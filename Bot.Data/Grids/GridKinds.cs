using System.Collections.Frozen;

namespace Bot.Data.Grids;

/// <summary>The four kinds of grid the import format knows.</summary>
public static class GridKinds
{
    public const string Basic = "basic";
    public const string Business = "business";
    public const string Exclusive = "exclusive";
    public const string Comprehensive = "comprehensive";

    public static FrozenSet<string> All { get; } =
        new[] { Basic, Business, Exclusive, Comprehensive }.ToFrozenSet(StringComparer.Ordinal);
}

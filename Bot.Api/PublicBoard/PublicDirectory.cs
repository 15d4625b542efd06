using Bot.Data.Grids;

namespace Bot.Api.PublicBoard;

/// <summary>One state of the grid directory, by community and as shapes.</summary>
public sealed class PublicDirectory
{
    /// <summary>What names of villages and communities end in; the first that is found counts.</summary>
    private static readonly string[] Endings = ["社区", "居委会", "村委会", "村", "居"];

    private readonly Dictionary<string, Community> _byCode;
    private readonly Dictionary<string, Community> _byGrid;
    private readonly Lazy<IReadOnlyList<GridShape>> _shapes;

    public PublicDirectory(GridDirectory grids)
    {
        Grids = grids;
        Communities = [.. grids.Grids.GroupBy(g => g.Parent, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new Community(g.Key, NameOf([.. g]), [.. g]))];
        _byCode = Communities.ToDictionary(c => c.Code, StringComparer.Ordinal);
        _byGrid = Communities.SelectMany(c => c.Grids.Select(g => (g.Code, Community: c))).ToDictionary(c => c.Code, c => c.Community, StringComparer.Ordinal);
        _shapes = new(() => [.. grids.Grids.Select(g => GridShape.Of(g, grids.BorderOf(g.Code))).OfType<GridShape>()]);
    }

    public GridDirectory Grids { get; }

    /// <summary>By division code.</summary>
    public IReadOnlyList<Community> Communities { get; }

    /// <summary>The grids that have a border.</summary>
    public IReadOnlyList<GridShape> Shapes => _shapes.Value;

    public Community? CommunityNamed(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);

    public Community? CommunityOf(string? grid) => grid is null ? null : _byGrid.GetValueOrDefault(grid);

    private static string NameOf(IReadOnlyList<Grid> grids)
    {
        var shared = grids[0].Name;
        foreach (var grid in grids)
        {
            var length = shared.AsSpan().CommonPrefixLength(grid.Name);
            shared = shared[..length];
        }

        foreach (var ending in Endings)
        {
            if (shared.LastIndexOf(ending, StringComparison.Ordinal) is > 0 and var at)
            {
                return shared[..(at + ending.Length)];
            }
        }

        var plain = shared.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '第');
        return plain.Length > 1 ? plain : grids[0].Parent;
    }
}

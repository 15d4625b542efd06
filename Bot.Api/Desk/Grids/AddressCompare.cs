using System.Globalization;
using Bot.Data.Grids;

namespace Bot.Api.Desk.Grids;

/// <summary>Compares the addresses of a file with those that stand, and finds what should be looked at again.</summary>
public sealed class AddressCompare(GridDirectory directory)
{
    /// <summary>Metres; further than that no house moves, so one of the two places is wrong.</summary>
    public const double FarMetres = 500;

    /// <summary>Degrees below which two places are the same: about a centimetre.</summary>
    private const double Alike = 1e-7;

    /// <summary>Names of addresses shown of a grid.</summary>
    private const int Named = 10;

    private readonly List<string> _warnings = [];
    private readonly List<AddressDifference> _grids = [];
    private int _warned;
    private int _changed;
    private int _new;
    private int _placed;
    private int _same;

    /// <summary>One grid with the file's addresses in it.</summary>
    public void Take(Grid grid, IEnumerable<ImportedAddress> addresses)
    {
        var standing = grid.Addresses.GroupBy(a => a.Text, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        List<string> added = [];
        List<string> placed = [];
        foreach (var address in addresses)
        {
            if (!standing.TryGetValue(address.Address, out var old))
            {
                added.Add(address.Address);
            }
            else if (address.Point is { } point && !IsThere(old, point))
            {
                placed.Add(address.Address);
                WarnIfFar(grid, old, point);
            }
            else
            {
                _same++;
            }

            WarnIfOutside(grid, address);
        }

        (_new, _placed) = (_new + added.Count, _placed + placed.Count);
        if (added.Count + placed.Count == 0)
        {
            return;
        }

        _changed++;
        if (_grids.Count < UploadPreview.Listed)
        {
            _grids.Add(new AddressDifference(grid.Code, grid.Name, [.. added.Take(Named)], added.Count, [.. placed.Take(Named)], placed.Count));
        }
    }

    /// <summary>The preview with what was found.</summary>
    public AddressPreview Told(AddressPreview preview) => preview with
    {
        Warnings = _warnings, WarningCount = _warned, Grids = _grids, GridCount = _changed, NewCount = _new, PlacedCount = _placed, SameCount = _same,
    };

    /// <summary>The same words in two grids: residents who say them are asked which is meant.</summary>
    public void WarnOfTwins(IReadOnlyList<ImportedAddress> addresses)
    {
        foreach (var twins in addresses.GroupBy(a => a.Address, StringComparer.Ordinal).Where(g => g.Skip(1).Any()))
        {
            Warn(twins.Key, twins.First().GridCode, $"文件里同一个地址写在 {twins.Count()} 个网格：{string.Join("、", twins.Select(t => t.GridCode).Take(Named))}");
        }
    }

    private void WarnIfOutside(Grid grid, ImportedAddress address)
    {
        if (address.Point is { } point && directory.BorderOf(grid.Code).Count > 0 && directory.At(point) is var there && there?.Code != grid.Code)
        {
            Warn(address.Address, grid.Code, there is null ? "位置不在这个网格的边界里" : $"位置在 {there.Code} {there.Name} 的边界里");
        }
    }

    private void WarnIfFar(Grid grid, GridAddress old, GeoPoint point)
    {
        if (old is { Longitude: { } longitude, Latitude: { } latitude } && new GeoPoint(longitude, latitude).MetresTo(point) is > FarMetres and var metres)
        {
            Warn(old.Text, grid.Code, string.Create(CultureInfo.InvariantCulture, $"和现在的位置相差 {metres:0} 米"));
        }
    }

    private void Warn(string address, string code, string words)
    {
        _warned++;
        if (_warnings.Count < UploadPreview.Listed)
        {
            _warnings.Add($"{address}（{code}）：{words}");
        }
    }

    private static bool IsThere(GridAddress old, GeoPoint point) =>
        old is { Longitude: { } longitude, Latitude: { } latitude } && Math.Abs(longitude - point.Longitude) < Alike && Math.Abs(latitude - point.Latitude) < Alike;
}

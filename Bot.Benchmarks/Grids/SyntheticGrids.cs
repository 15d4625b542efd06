using Bot.Data.Grids;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;

namespace Bot.Benchmarks.Grids;

/// <summary>Makes any number of adjacent grids without gaps: a lattice with moved corners and, on request, wavy edges.</summary>
public static class SyntheticGrids
{
    private const double West = 116.5;
    private const double South = 34.5;
    private const double CellDegrees = 0.004;
    private const double Jitter = 0.35;
    private const double Wave = 0.08;
    private static readonly GeometryFactory Factory = new();

    /// <param name="count">How many grids.</param>
    /// <param name="pointsPerSide">Vertices added along every side; both neighbours get the same ones.</param>
    /// <param name="addressesPerGrid">Addresses for each grid, unique over all of them.</param>
    public static List<Grid> Make(int count, int pointsPerSide = 2, int addressesPerGrid = 0)
    {
        var columns = (int)Math.Ceiling(Math.Sqrt(count));
        var writer = new WKBWriter();
        var grids = new List<Grid>(count);
        for (var i = 0; i < count; i++)
        {
            var (column, row) = (i % columns, i / columns);
            var grid = Named(i, addressesPerGrid);
            grid.Border = writer.Write(Factory.CreatePolygon([.. Outline(column, row, pointsPerSide)]));
            grids.Add(grid);
        }

        return grids;
    }

    /// <summary>A box around the grids, in degrees: west, south, east, north.</summary>
    public static (double West, double South, double East, double North) Extent(int count)
    {
        var columns = (int)Math.Ceiling(Math.Sqrt(count));
        var rows = (count + columns - 1) / columns;
        return (West, South, West + (columns * CellDegrees), South + (rows * CellDegrees));
    }

    private static Grid Named(int number, int addresses)
    {
        var village = 371000000000 + (number / 3);
        var grid = new Grid
        {
            Id = number + 1,
            Code = $"{village}{(number % 3) + 1:000}",
            Name = $"样板{number / 3}村第{(number % 3) + 1}网格",
            Parent = $"{village}",
            Area = $"样板{number / 3}村{(number % 3) + 1}组",
            Households = 300,
            Robot = $"robot-{village}",
            Members =
            [
                new GridMember { Role = "网格长", Name = $"演示甲{number}", Phone = "13800000001", UserId = $"l{number}", Order = 0 },
                new GridMember { Role = "专职网格员", Name = $"演示乙{number}", Phone = "13800000002", UserId = $"w{number}", Order = 1 },
            ],
        };
        for (var i = 0; i < addresses; i++)
        {
            grid.Addresses.Add(new GridAddress { Text = $"样板镇{(char)('东' + (number % 40))}湖{number}小区{i + 1}号楼" });
        }

        return grid;
    }

    private static IEnumerable<Coordinate> Outline(int column, int row, int pointsPerSide)
    {
        (int C, int R)[] corners = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)];
        for (var side = 0; side < 4; side++)
        {
            var (from, to) = (corners[side], corners[(side + 1) % 4]);
            yield return Corner(from);
            for (var k = 1; k <= pointsPerSide; k++)
            {
                yield return Along(from, to, k, pointsPerSide);
            }
        }

        yield return Corner(corners[0]);
    }

    /// <summary>Points are computed from the lesser corner on, so that both neighbours get them to the last bit.</summary>
    private static Coordinate Along((int C, int R) from, (int C, int R) to, int k, int pointsPerSide)
    {
        var isForward = from.C + from.R < to.C + to.R;
        var (a, b, step) = isForward ? (from, to, k) : (to, from, pointsPerSide + 1 - k);
        var share = step / (pointsPerSide + 1.0);
        var (start, end) = (Corner(a), Corner(b));
        var bend = (Noise((a.C * 31) + b.C, (a.R * 17) + b.R, step) - 0.5) * 2 * Wave * CellDegrees;
        return new Coordinate(start.X + (share * (end.X - start.X)) + bend, start.Y + (share * (end.Y - start.Y)) - bend);
    }

    private static Coordinate Corner((int C, int R) at) => new(
        West + ((at.C + ((Noise(at.C, at.R, 1001) - 0.5) * Jitter)) * CellDegrees),
        South + ((at.R + ((Noise(at.C, at.R, 1002) - 0.5) * Jitter)) * CellDegrees));

    /// <summary>The same number from 0 to 1 for the same arguments, whatever the machine.</summary>
    private static double Noise(int a, int b, int c)
    {
        var x = ((uint)a * 0x9E3779B1u) ^ ((uint)b * 0x85EBCA6Bu) ^ ((uint)c * 0xC2B2AE35u);
        x ^= x >> 15;
        x *= 0x2C1B3C6Du;
        x ^= x >> 12;
        x *= 0x297A2D39u;
        x ^= x >> 15;
        return x / (double)uint.MaxValue;
    }
}

using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Unicode;
using CsvHelper;

namespace Bot.Data.Grids;

/// <summary>One line of an address file; <paramref name="Point"/> where the file says where the address lies.</summary>
public sealed record ImportedAddress(string Address, string GridCode, GeoPoint? Point = null);

/// <summary>A fault in an address file: line number from 1, header included.</summary>
public sealed record AddressImportProblem(int Line, string Field, string Reason)
{
    public override string ToString() => $"line {Line}, {Field}: {Reason}";
}

/// <summary>With any refusal the file is refused whole and <see cref="Addresses"/> is empty.</summary>
public sealed record AddressImportResult(IReadOnlyList<ImportedAddress> Addresses, IReadOnlyList<AddressImportProblem> Refusals)
{
    public bool IsRefused => Refusals.Count > 0;
}

/// <summary>
/// Reads addresses that go beside those of the grid file: UTF-8, <c>address,grid_code</c>, and where it is known where they lie
/// <c>lon,lat</c> in degrees, of the system in <c>crs</c> (wgs84 where that is empty or left out).
/// </summary>
public static class AddressImport
{
    private const string AddressColumn = "address";
    private const string CodeColumn = "grid_code";
    private const string SystemColumn = "crs";

    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        TrimWhitespace = true,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        MaxRecordSize = 1 << 16,
    };

    /// <param name="csv">UTF-8 text; left open.</param>
    /// <param name="knownCodes">Codes of the grids an address may belong to.</param>
    public static AddressImportResult Read(Stream csv, IReadOnlySet<string> knownCodes)
    {
        var refusals = new List<AddressImportProblem>();
        var addresses = new List<ImportedAddress>();
        try
        {
            var bytes = BoundedRead.All(csv, GridImportLimits.MaxFileBytes);
            if (!Utf8.IsValid(bytes.Span))
            {
                throw new InvalidDataException("not UTF-8 text; save it as CSV UTF-8");
            }

            using var reader = CsvReader.Create(bytes, Options);
            ReadRows(reader, knownCodes, addresses, refusals);
        }
        catch (InvalidDataException fault)
        {
            refusals.Add(new AddressImportProblem(1, "file", fault.Message));
        }
        catch (CsvFormatException fault)
        {
            refusals.Add(new AddressImportProblem((int)fault.LineNumber, "file", "not valid CSV: check the quotation marks and the number of fields"));
        }

        return refusals.Count > 0 ? new AddressImportResult([], refusals) : new AddressImportResult(addresses, []);
    }

    private static void ReadRows(
        CsvReader reader, IReadOnlySet<string> knownCodes, List<ImportedAddress> addresses, List<AddressImportProblem> refusals)
    {
        reader.ReadHeader();
        if (!reader.TryGetFieldIndex(AddressColumn, out var addressField) || !reader.TryGetFieldIndex(CodeColumn, out var codeField))
        {
            refusals.Add(new AddressImportProblem(1, "header", $"must name the columns {AddressColumn},{CodeColumn}"));
            return;
        }

        var columns = new Columns(addressField, codeField, FieldOf(reader, AddressPoint.LonField), FieldOf(reader, AddressPoint.LatField), FieldOf(reader, SystemColumn));
        var seen = new Dictionary<(string, string), int>();
        while (reader.Read() && refusals.Count < GridImportLimits.MaxProblemsListed)
        {
            var row = new ImportedAddress(reader.GetString(columns.Address).Trim(), reader.GetString(columns.Code).Trim());
            var (point, fault) = PointOf(reader, columns);
            if ((Fault(row, knownCodes) ?? fault) is var (field, reason))
            {
                refusals.Add(new AddressImportProblem((int)reader.LineNumber, field, reason));
            }
            else
            {
                Add(addresses, seen, row with { Point = point });
            }

            if (addresses.Count > GridImportLimits.MaxAddressRows)
            {
                throw new InvalidDataException($"more than {GridImportLimits.MaxAddressRows} addresses");
            }
        }
    }

    /// <summary>An address that stands in several lines is one; the last that says where it lies is believed.</summary>
    private static void Add(List<ImportedAddress> addresses, Dictionary<(string, string), int> seen, ImportedAddress row)
    {
        if (seen.TryAdd((row.Address, row.GridCode), addresses.Count))
        {
            addresses.Add(row);
        }
        else if (row.Point is not null)
        {
            addresses[seen[(row.Address, row.GridCode)]] = row;
        }
    }

    private static int FieldOf(CsvReader reader, string column) => reader.TryGetFieldIndex(column, out var field) ? field : -1;

    private static (GeoPoint? Point, (string Field, string Reason)? Fault) PointOf(CsvReader reader, Columns columns)
    {
        var (lon, lat, named) = (Text(columns.Lon), Text(columns.Lat), Text(columns.System));
        var system = named.Length == 0 ? CoordinateSystem.Wgs84 : CoordinateSystemNames.Named(named);
        return system is null ? (null, (SystemColumn, $"\"{named}\" is not one of {CoordinateSystemNames.All}"))
            : lon.Length + lat.Length == 0 ? (null, null)
            : AddressPoint.Of(Degrees(lon), Degrees(lat), system.Value);

        string Text(int field) => field < 0 ? "" : reader.GetString(field).Trim();
    }

    private static double? Degrees(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : null;

    /// <summary>Where the columns stand; −1 for those left out.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Columns(int Address, int Code, int Lon, int Lat, int System);

    private static (string Field, string Reason)? Fault(ImportedAddress row, IReadOnlySet<string> knownCodes) => row switch
    {
        { Address.Length: 0 } => (AddressColumn, "missing"),
        { Address.Length: > GridImportLimits.MaxAddressLength } => (AddressColumn, $"has {row.Address.Length} characters, at most {GridImportLimits.MaxAddressLength} are allowed"),
        { GridCode.Length: 0 } => (CodeColumn, "missing"),
        _ when !knownCodes.Contains(row.GridCode) => (CodeColumn, $"no grid has the code \"{row.GridCode}\""),
        _ => null,
    };
}

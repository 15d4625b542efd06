using System.Text.Unicode;
using CsvHelper;

namespace Bot.Data.Grids;

/// <summary>One line of an address file.</summary>
public sealed record ImportedAddress(string Address, string GridCode);

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

/// <summary>Reads addresses (<c>address,grid_code</c>, UTF-8) that go beside those of the grid file.</summary>
public static class AddressImport
{
    private const string AddressColumn = "address";
    private const string CodeColumn = "grid_code";

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

        var seen = new HashSet<ImportedAddress>();
        while (reader.Read() && refusals.Count < GridImportLimits.MaxProblemsListed)
        {
            var row = new ImportedAddress(reader.GetString(addressField).Trim(), reader.GetString(codeField).Trim());
            if (Fault(row, knownCodes) is var (field, reason))
            {
                refusals.Add(new AddressImportProblem((int)reader.LineNumber, field, reason));
            }
            else if (seen.Add(row))
            {
                addresses.Add(row);
            }

            if (addresses.Count > GridImportLimits.MaxAddressRows)
            {
                throw new InvalidDataException($"more than {GridImportLimits.MaxAddressRows} addresses");
            }
        }
    }

    private static (string Field, string Reason)? Fault(ImportedAddress row, IReadOnlySet<string> knownCodes) => row switch
    {
        { Address.Length: 0 } => (AddressColumn, "missing"),
        { Address.Length: > GridImportLimits.MaxAddressLength } => (AddressColumn, $"has {row.Address.Length} characters, at most {GridImportLimits.MaxAddressLength} are allowed"),
        { GridCode.Length: 0 } => (CodeColumn, "missing"),
        _ when !knownCodes.Contains(row.GridCode) => (CodeColumn, $"no grid has the code \"{row.GridCode}\""),
        _ => null,
    };
}

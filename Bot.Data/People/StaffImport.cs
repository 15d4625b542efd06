using System.Text.RegularExpressions;
using CsvHelper;

namespace Bot.Data.People;

/// <summary>One row of a staff file.</summary>
public sealed record ImportedStaff(string Login, string Name, string Role, string Scope, string Phone);

/// <summary>Staff read from a file, or why it was refused, each with line and field.</summary>
public sealed record StaffImportResult(IReadOnlyList<ImportedStaff> Staff, IReadOnlyList<string> Refusals);

/// <summary>Reads staff (<c>login,name,role,scope,phone</c>, UTF-8): all rows or none.</summary>
public static partial class StaffImport
{
    public const int MaxFileBytes = 4 * 1024 * 1024;
    public const int MaxProblemsListed = 100;

    private static readonly string[] Columns = ["login", "name", "role", "scope", "phone"];

    private static readonly CsvReaderOptions Options = new()
    {
        TrimWhitespace = true,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        MaxRecordSize = 1 << 14,
    };

    public static StaffImportResult Read(byte[] csv)
    {
        List<ImportedStaff> staff = [];
        List<string> refusals = [];
        try
        {
            using var reader = CsvReader.Create(csv, Options);
            ReadRows(reader, staff, refusals);
        }
        catch (CsvFormatException fault)
        {
            refusals.Add($"line {fault.LineNumber}: not valid CSV: check the quotation marks and the number of fields.");
        }

        return refusals.Count > 0 ? new StaffImportResult([], refusals) : new StaffImportResult(staff, []);
    }

    private static void ReadRows(CsvReader reader, List<ImportedStaff> staff, List<string> refusals)
    {
        reader.ReadHeader();
        var fields = new int[Columns.Length];
        for (var i = 0; i < Columns.Length; i++)
        {
            if (!reader.TryGetFieldIndex(Columns[i], out fields[i]))
            {
                refusals.Add($"line 1: the header must hold {string.Join(",", Columns)}.");
                return;
            }
        }

        HashSet<string> logins = new(StringComparer.OrdinalIgnoreCase);
        while (reader.Read() && refusals.Count < MaxProblemsListed)
        {
            string At(int field) => reader.GetString(fields[field]).Trim();
            var row = new ImportedStaff(At(0), At(1), At(2), At(3), At(4));
            if ((Fault(row) ?? (logins.Add(row.Login) ? null : $"login {row.Login} stands more than once")) is { } fault)
            {
                refusals.Add($"line {reader.LineNumber}: {fault}.");
            }
            else
            {
                staff.Add(row);
            }
        }
    }

    private static string? Fault(ImportedStaff row) =>
        !Login().IsMatch(row.Login) ? "login must be 2 to 40 letters, digits, dots, dashes or underscores"
        : row.Name.Length is 0 or > 40 ? "name must have 1 to 40 characters"
        : !StaffRoles.All.Contains(row.Role, StringComparer.Ordinal) ? $"role must be one of {string.Join(" ", StaffRoles.All)}"
        : row.Role == StaffRoles.Department && !DepartmentScope().IsMatch(row.Scope) ? "scope must be a division code of 2 to 12 digits, then a slash and the department's name"
        : row.Role != StaffRoles.Department && !Scope().IsMatch(row.Scope) ? "scope must be a division code of 2 to 12 digits"
        : !Phone().IsMatch(row.Phone) ? "phone must be a phone number"
        : null;

    [GeneratedRegex(@"^[A-Za-z0-9._-]{2,40}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Login();

    [GeneratedRegex(@"^[0-9]{2,12}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Scope();

    /// <summary>Without a name the account can be made, but is given nothing.</summary>
    [GeneratedRegex(@"^[0-9]{2,12}(/[^/,\s]{1,40})?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex DepartmentScope();

    [GeneratedRegex(@"^[0-9][0-9-]{2,14}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Phone();
}

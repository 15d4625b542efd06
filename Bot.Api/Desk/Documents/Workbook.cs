using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace Bot.Api.Desk.Documents;

/// <summary>
/// Writes an Excel file row by row: nothing of its rows is held in memory. Cells are text or numbers, never formulas. The library makes the
/// package with empty sheets and writes each sheet; the two are put together here, because its own package keeps every part in memory
/// until it is closed.
/// </summary>
public static class Workbook
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Characters of a sheet's name.</summary>
    private const int NameLength = 31;

    public static async Task WriteAsync(Stream stream, IReadOnlyList<Sheet> sheets, CancellationToken cancellation)
    {
        using var empty = new MemoryStream();
        var parts = MakeEmpty(empty, sheets);
        await using var from = new ZipArchive(empty, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8);
        await using var to = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        foreach (var entry in from.Entries)
        {
            await using var part = await to.CreateEntry(entry.FullName, CompressionLevel.Fastest).OpenAsync(cancellation);
            if (parts.TryGetValue(entry.FullName, out var sheet))
            {
                WriteSheet(part, sheet, cancellation);
            }
            else
            {
                await using var made = await entry.OpenAsync(cancellation);
                await made.CopyToAsync(part, cancellation);
            }
        }
    }

    /// <summary>The package with its contents and a part for each sheet; says which part is whose.</summary>
    private static Dictionary<string, Sheet> MakeEmpty(Stream stream, IReadOnlyList<Sheet> sheets)
    {
        var parts = new Dictionary<string, Sheet>(StringComparer.OrdinalIgnoreCase);
        using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        var contents = new X.Sheets();
        foreach (var sheet in sheets)
        {
            var part = workbook.AddNewPart<WorksheetPart>();
            part.Worksheet = new X.Worksheet(new X.SheetData());
            parts.Add(part.Uri.OriginalString.TrimStart('/'), sheet);
            contents.Append(new X.Sheet { Name = Name(sheet.Title), SheetId = (uint)parts.Count, Id = workbook.GetIdOfPart(part) });
        }

        workbook.Workbook = new X.Workbook(contents);
        return parts;
    }

    private static void WriteSheet(Stream part, Sheet sheet, CancellationToken cancellation)
    {
        using var xml = OpenXmlWriter.Create(part);
        xml.WriteStartDocument();
        xml.WriteStartElement(new X.Worksheet());
        xml.WriteStartElement(new X.SheetData());
        WriteRow(xml, sheet.Head);
        foreach (var row in sheet.Rows)
        {
            cancellation.ThrowIfCancellationRequested();
            WriteRow(xml, row);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter xml, IReadOnlyList<object?> cells)
    {
        xml.WriteStartElement(new X.Row());
        foreach (var cell in cells)
        {
            xml.WriteElement(Cell(cell));
        }

        xml.WriteEndElement();
    }

    private static X.Cell Cell(object? value) => value switch
    {
        null => new X.Cell(),
        long or int or double or decimal => new X.Cell { CellValue = new X.CellValue(Convert.ToString(value, CultureInfo.InvariantCulture)!) },
        _ => new X.Cell { DataType = X.CellValues.InlineString, InlineString = new X.InlineString(new X.Text(Clean(value.ToString()!)) { Space = SpaceProcessingModeValues.Preserve }) },
    };

    /// <summary>Excel takes no <c>[]:*?/\</c> in a sheet's name.</summary>
    private static string Name(string title)
    {
        var name = string.Concat(title.Select(c => "[]:*?/\\<>&\"'".Contains(c, StringComparison.Ordinal) ? ' ' : c));
        return name.Length <= NameLength ? name : name[..NameLength];
    }

    internal static string Clean(string text) => string.Concat(text.Where(c => XmlConvert.IsXmlChar(c)));
}

/// <summary>One sheet: its name, its first row, and the rows as they come.</summary>
public sealed record Sheet(string Title, IReadOnlyList<object?> Head, IEnumerable<IReadOnlyList<object?>> Rows);

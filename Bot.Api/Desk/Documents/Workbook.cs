using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Bot.Api.Desk.Documents;

/// <summary>
/// Writes an Excel file (ECMA-376, inline strings) row by row: nothing of it is held in memory.
/// Cells are text or numbers, never formulas.
/// </summary>
public static class Workbook
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>Characters of a sheet's name.</summary>
    private const int NameLength = 31;

    public static async Task WriteAsync(Stream stream, IReadOnlyList<Sheet> sheets, CancellationToken cancellation)
    {
        await using var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellation);
        await PartAsync(zip, "[Content_Types].xml", ContentTypes(sheets.Count), cancellation);
        await PartAsync(zip, "_rels/.rels", $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"rId1\" Type=\"{Links}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>", cancellation);
        await PartAsync(zip, "xl/workbook.xml", Contents(sheets), cancellation);
        await PartAsync(zip, "xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}\">{string.Concat(Numbers(sheets.Count).Select(n => $"<Relationship Id=\"rId{n}\" Type=\"{Links}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"))}</Relationships>", cancellation);
        for (var i = 0; i < sheets.Count; i++)
        {
            await SheetAsync(zip, i + 1, sheets[i], cancellation);
        }
    }

    private static async Task SheetAsync(ZipArchive zip, int number, Sheet sheet, CancellationToken cancellation)
    {
        await using var part = await zip.CreateEntry(string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{number}.xml"), CompressionLevel.Fastest).OpenAsync(cancellation);
        await using var xml = XmlWriter.Create(part, new XmlWriterSettings { Async = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        await xml.WriteStartDocumentAsync(standalone: true);
        await xml.WriteStartElementAsync(null, "worksheet", Main);
        await xml.WriteStartElementAsync(null, "sheetData", Main);
        await RowAsync(xml, sheet.Head);
        foreach (var row in sheet.Rows)
        {
            cancellation.ThrowIfCancellationRequested();
            await RowAsync(xml, row);
        }

        await xml.WriteEndElementAsync();
        await xml.WriteEndElementAsync();
        await xml.FlushAsync();
    }

    private static async Task RowAsync(XmlWriter xml, IReadOnlyList<object?> cells)
    {
        await xml.WriteStartElementAsync(null, "row", Main);
        foreach (var cell in cells)
        {
            await xml.WriteStartElementAsync(null, "c", Main);
            if (cell is long or int or double or decimal)
            {
                await xml.WriteElementStringAsync(null, "v", Main, Convert.ToString(cell, CultureInfo.InvariantCulture)!);
            }
            else if (cell is not null)
            {
                await xml.WriteAttributeStringAsync(null, "t", null, "inlineStr");
                await xml.WriteStartElementAsync(null, "is", Main);
                await xml.WriteElementStringAsync(null, "t", Main, Clean(cell.ToString()!));
                await xml.WriteEndElementAsync();
            }

            await xml.WriteEndElementAsync();
        }

        await xml.WriteEndElementAsync();
    }

    private static string ContentTypes(int sheets) =>
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
        + string.Concat(Numbers(sheets).Select(n => $"<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")) + "</Types>";

    private static string Contents(IReadOnlyList<Sheet> sheets) =>
        $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Links}\"><sheets>{string.Concat(sheets.Select((s, i) => string.Create(CultureInfo.InvariantCulture, $"<sheet name=\"{Name(s.Title)}\" sheetId=\"{i + 1}\" r:id=\"rId{i + 1}\"/>")))}</sheets></workbook>";

    private static IEnumerable<string> Numbers(int count) => Enumerable.Range(1, count).Select(n => n.ToString(CultureInfo.InvariantCulture));

    /// <summary>Excel takes no <c>[]:*?/\</c> in a sheet's name.</summary>
    private static string Name(string title)
    {
        var name = string.Concat(title.Select(c => "[]:*?/\\<>&\"'".Contains(c, StringComparison.Ordinal) ? ' ' : c));
        return name.Length <= NameLength ? name : name[..NameLength];
    }

    internal static string Clean(string text) => string.Concat(text.Where(c => XmlConvert.IsXmlChar(c)));

    internal static async Task PartAsync(ZipArchive zip, string path, string xml, CancellationToken cancellation)
    {
        await using var part = await zip.CreateEntry(path, CompressionLevel.Fastest).OpenAsync(cancellation);
        await part.WriteAsync(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml), cancellation);
    }
}

/// <summary>One sheet: its name, its first row, and the rows as they come.</summary>
public sealed record Sheet(string Title, IReadOnlyList<object?> Head, IEnumerable<IReadOnlyList<object?>> Rows);

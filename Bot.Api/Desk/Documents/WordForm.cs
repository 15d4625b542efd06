using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Bot.Api.Desk.Documents;

/// <summary>Writes a form as a Word document (ECMA-376): a title and a table of two columns on A4.</summary>
public static class WordForm
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Border = "w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"";

    public static async Task WriteAsync(Stream stream, string title, IEnumerable<(string Label, string Text)> rows, CancellationToken cancellation)
    {
        await using var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellation);
        await Workbook.PartAsync(
            zip,
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
            cancellation);
        await Workbook.PartAsync(
            zip,
            "_rels/.rels",
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>",
            cancellation);
        await Workbook.PartAsync(zip, "word/document.xml", Document(title, rows), cancellation);
    }

    private static string Document(string title, IEnumerable<(string Label, string Text)> rows)
    {
        var xml = new StringBuilder($"<w:document xmlns:w=\"{Main}\"><w:body><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val=\"36\"/></w:rPr><w:t>{Text(title)}</w:t></w:r></w:p><w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>");
        foreach (var side in (string[])["top", "left", "bottom", "right", "insideH", "insideV"])
        {
            xml.Append("<w:").Append(side).Append(' ').Append(Border).Append("/>");
        }

        xml.Append("</w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w=\"2400\"/><w:gridCol w:w=\"7200\"/></w:tblGrid>");
        foreach (var (label, text) in rows)
        {
            xml.Append("<w:tr>").Append(Cell(label, 2_400)).Append(Cell(text, 7_200)).Append("</w:tr>");
        }

        return xml.Append("</w:tbl><w:p/><w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>").ToString();
    }

    private static string Cell(string text, int width) => string.Concat(
        string.Create(CultureInfo.InvariantCulture, $"<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>"),
        string.Concat(text.ReplaceLineEndings("\n").Split('\n').Select(line => $"<w:p><w:r><w:t xml:space=\"preserve\">{Text(line)}</w:t></w:r></w:p>")),
        "</w:tc>");

    private static string Text(string text) => SecurityElement.Escape(Workbook.Clean(text));
}

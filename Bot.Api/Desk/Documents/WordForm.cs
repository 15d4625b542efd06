using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Bot.Api.Desk.Documents;

/// <summary>Writes a form as a Word document: a title and a table of two columns on A4.</summary>
public static class WordForm
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Twentieths of a point: A4, and two centimetres around.</summary>
    private const uint PageWidth = 11_906;
    private const uint PageHeight = 16_838;
    private const int Margin = 1_134;
    private const int HeaderMargin = 567;
    private const string LabelWidth = "2400";
    private const string TextWidth = "7200";

    public static void Write(Stream stream, string title, IEnumerable<(string Label, string Text)> rows)
    {
        using var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document);
        document.AddMainDocumentPart().Document = new Document(new Body(Title(title), Rows(rows), new Paragraph(), Sheet()));
    }

    private static Paragraph Title(string title) => new(
        new ParagraphProperties(new Justification { Val = JustificationValues.Center }),
        new Run(new RunProperties(new Bold(), new FontSize { Val = "36" }), Words(title)));

    private static Table Rows(IEnumerable<(string Label, string Text)> rows)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableBorders(Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>())),
            new TableGrid(new GridColumn { Width = LabelWidth }, new GridColumn { Width = TextWidth }));
        foreach (var (label, text) in rows)
        {
            table.Append(new TableRow(Cell(label, LabelWidth), Cell(text, TextWidth)));
        }

        return table;
    }

    private static T Line<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Space = 0, Color = "000000" };

    private static TableCell Cell(string text, string width)
    {
        var cell = new TableCell(new TableCellProperties(new TableCellWidth { Width = width, Type = TableWidthUnitValues.Dxa }));
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            cell.Append(new Paragraph(new Run(Words(line))));
        }

        return cell;
    }

    private static SectionProperties Sheet() => new(
        new PageSize { Width = PageWidth, Height = PageHeight },
        new PageMargin { Top = Margin, Right = Margin, Bottom = Margin, Left = Margin, Header = HeaderMargin, Footer = HeaderMargin, Gutter = 0 });

    private static Text Words(string text) => new(Workbook.Clean(text)) { Space = SpaceProcessingModeValues.Preserve };
}

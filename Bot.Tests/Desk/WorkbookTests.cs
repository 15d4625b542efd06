using Bot.Api.Desk.Documents;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Xunit;
using Spreadsheet = DocumentFormat.OpenXml.Spreadsheet;

namespace Bot.Tests.Desk;

/// <summary>Excel files, read back with the library.</summary>
public sealed class WorkbookTests
{
    [Fact]
    public async Task Text_is_text_a_number_is_a_number_and_nothing_is_a_formula()
    {
        using var file = new MemoryStream();
        await Workbook.WriteAsync(file, [new Sheet("一[二]:三*四?五/六", ["甲", "乙"], [["=1+1\u0001", 2.5m], [null, " 空格 "]]), new Sheet("空", ["只有表头"], [])], TestContext.Current.CancellationToken);
        file.Position = 0;
        using var book = SpreadsheetDocument.Open(file, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book, TestContext.Current.CancellationToken).Select(e => e.Description));
        var sheets = book.WorkbookPart!.Workbook.Sheets!.Elements<Spreadsheet.Sheet>().ToList();
        Assert.Equal(["一 二  三 四 五 六", "空"], sheets.Select(s => s.Name!.Value));
        var cells = ((WorksheetPart)book.WorkbookPart.GetPartById(sheets[0].Id!.Value!)).Worksheet.Descendants<Spreadsheet.Cell>().ToList();
        Assert.Equal(["甲", "乙", "=1+1", "2.5", "", " 空格 "], cells.Select(c => c.InnerText));
        Assert.All(cells, c => Assert.Null(c.CellFormula));
        Assert.Equal(Spreadsheet.CellValues.InlineString, cells[2].DataType!.Value);
        Assert.Null(cells[3].DataType);
        Assert.Equal("2.5", cells[3].CellValue!.Text);
    }

    [Fact]
    public async Task Rows_leave_for_the_file_while_later_ones_are_not_made_yet()
    {
        const int Count = 50_000;
        using var file = new MemoryStream();
        var atLast = 0L;
        await Workbook.WriteAsync(file, [new Sheet("多", ["数"], Rows())], TestContext.Current.CancellationToken);
        Assert.InRange(atLast, file.Length * 9 / 10, file.Length);

        IEnumerable<IReadOnlyList<object?>> Rows()
        {
            for (var i = 1; i <= Count; i++)
            {
                atLast = file.Length;
                yield return ["第" + i, i * 7_919L];
            }
        }
    }
}

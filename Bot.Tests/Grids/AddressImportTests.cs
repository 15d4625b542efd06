using System.Text;
using Bot.Data.Grids;
using Xunit;

namespace Bot.Tests.Grids;

public sealed class AddressImportTests
{
    private static readonly HashSet<string> Known = ["A1", "A2"];

    [Fact]
    public void Addresses_arrive_once_each_whatever_the_line_ends_and_quotes()
    {
        var result = Read("\ufeffaddress,grid_code\r\n东山小区, A1\r\n\"西山小区, 北区\",A2\n\n东山小区,A1\n");
        Assert.Empty(result.Refusals);
        Assert.Equal([new ImportedAddress("东山小区", "A1"), new ImportedAddress("西山小区, 北区", "A2")], result.Addresses);
    }

    [Fact]
    public void Columns_may_stand_in_any_order() =>
        Assert.Equal("东山小区", Assert.Single(Read("grid_code,note,address\nA1,x,东山小区").Addresses).Address);

    [Theory]
    [InlineData("address,grid_code\n东山小区,A1\n西山小区,ZZ\n", 3, "grid_code", "no grid has the code")]
    [InlineData("address,grid_code\n,A1\n", 2, "address", "missing")]
    [InlineData("address,grid_code\n\n东山小区,\n", 3, "grid_code", "missing")]
    [InlineData("地址,网格\n东山小区,A1\n", 1, "header", "address,grid_code")]
    [InlineData("address,grid_code\n\"东山小区,A1\n", 2, "file", "not valid CSV")]
    [InlineData("address,grid_code\n东山小区\n", 2, "file", "not valid CSV")]
    [InlineData("", 1, "file", "empty")]
    public void A_bad_file_is_refused_whole_by_line_and_field(string text, int line, string field, string reason)
    {
        var result = Read(text);
        Assert.Empty(result.Addresses);
        var refusal = Assert.Single(result.Refusals);
        Assert.Equal((line, field), (refusal.Line, refusal.Field));
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_too_long_is_refused() =>
        Assert.Contains("61 characters", Assert.Single(Read($"address,grid_code\n{new string('东', 61)},A1").Refusals).Reason, StringComparison.Ordinal);

    [Fact]
    public void Text_in_another_encoding_is_refused() =>
        Assert.Contains("UTF-8", Assert.Single(AddressImport.Read(new MemoryStream([0xB6, 0xAB, 0xC9, 0xBD]), Known).Refusals).Reason, StringComparison.Ordinal);

    private static AddressImportResult Read(string text) => AddressImport.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), Known);
}

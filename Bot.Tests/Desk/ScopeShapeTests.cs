using Bot.Api.Desk.SignIn;
using Bot.Data.Grids;
using Xunit;

namespace Bot.Tests.Desk;

public sealed class ScopeShapeTests
{
    [Fact]
    public void A_division_is_a_range_of_codes_where_codes_begin_with_it_and_a_list_where_they_do_not()
    {
        var rule = ScopeShape.Of(Directory("370404101001001:370404101001", "370404102001001:370404102001"), "370404101");
        Assert.Equal((("370404101", "370404102"), false), (rule.Range!.Value, rule.IsWhole));
        Assert.Equal("3705", ScopeShape.Of(Directory("370499101001001:370499101001"), "370499").Range!.Value.Before);
        var other = ScopeShape.Of(Directory("G-1:370404101001", "G-2:370404102001"), "370404101");
        Assert.Null(other.Range);
        Assert.Equal(["G-1"], other.Codes);
        Assert.Null(ScopeShape.Of(Directory("370404101001001:370404102001", "370404101001002:370404101001"), "370404101").Range);
    }

    private static GridDirectory Directory(params string[] grids) => GridDirectory.Build(
        grids.Select(g => g.Split(':')).Select(g => new Grid { Code = g[0], Name = g[0], Parent = g[1] }), new DateOnly(2026, 11, 25), []);
}

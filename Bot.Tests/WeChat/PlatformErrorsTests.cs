using System.Text.RegularExpressions;
using Bot.WeChat.Api;
using Xunit;

namespace Bot.Tests.WeChat;

public sealed partial class PlatformErrorsTests
{
    [Fact]
    public void Every_code_stands_once_in_its_table_with_a_name_an_advice_and_the_documentations_words()
    {
        foreach (var table in new[] { PlatformErrors.WeChat, PlatformErrors.WeCom })
        {
            Assert.Equal(table.Count, table.Select(e => e.Code).Distinct().Count());
            Assert.Equal(table.Count, table.Select(e => e.Name).Distinct(StringComparer.Ordinal).Count());
            Assert.All(table, e => Assert.Matches(PascalCase(), e.Name));
            Assert.All(table, e => Assert.NotEmpty(e.Note));
            Assert.All(table, e => Assert.True(Enum.IsDefined(e.Advice)));
            Assert.All(table, e => Assert.True(e.Code >= -1 && e.Code != 0, $"{e.Code} is not the platform's."));
        }
    }

    [Fact]
    public void Our_own_codes_are_unique_and_never_the_platforms()
    {
        Assert.Equal(TransportErrors.All.Count, TransportErrors.All.Select(e => e.Code).Distinct().Count());
        Assert.All(TransportErrors.All, e => Assert.InRange(e.Code, -1_999, -1_001));
    }

    [Theory]
    [InlineData(-1, Advice.Retry)]
    [InlineData(40001, Advice.RefreshToken)]
    [InlineData(40014, Advice.RefreshToken)]
    [InlineData(42001, Advice.RefreshToken)]
    [InlineData(40003, Advice.GiveUp)]
    [InlineData(43004, Advice.FallBack)]
    [InlineData(43101, Advice.FallBack)]
    [InlineData(45015, Advice.FallBack)]
    [InlineData(45047, Advice.FallBack)]
    [InlineData(45011, Advice.Retry)]
    [InlineData(87014, Advice.GiveUp)]
    [InlineData(123456, Advice.GiveUp)]
    public void A_code_is_advised_on(int code, Advice advice) => Assert.Equal(advice, PlatformErrors.OfWeChat(code, "").Advice);

    [Theory]
    [InlineData("-1 40001 40003 40007 40013 40014 40029 40037 40125 40130 40163 40164 41001 41002 41004 41008 41028 41029 41030 42001 42007 43004 43101 43107 43116 44002 44003 44004 45001 45002 45009 45011 45015 45047 45064 45065 47001 47003 48001 48004 48006 50001 50002 61024 87009 87014 89503", false)]
    [InlineData("45009 45033 93000 93004 93008 60020 40056 40058 40001 40014 42001", true)]
    public void The_codes_that_matter_are_known(string codes, bool weCom) =>
        Assert.All(codes.Split(' '), code => Assert.NotEqual("Unknown", Name(int.Parse(code), weCom)));

    private static string Name(int code, bool weCom) => (weCom ? PlatformErrors.OfWeCom(code, "") : PlatformErrors.OfWeChat(code, "")).Name;

    [GeneratedRegex("^[A-Z][A-Za-z0-9]+$", RegexOptions.None, 100)]
    private static partial Regex PascalCase();
}

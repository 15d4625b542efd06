using Bot.Api.Grids;
using Bot.Data.Profiles;
using Xunit;

namespace Bot.Tests.Grids;

/// <summary>民情联系卡.</summary>
public sealed class ContactCardsTests
{
    private static readonly Profile Demo = ProfileFile.Read(Path.Combine(DemoGrids.RepositoryRoot, "profiles", "xigang.json"));

    [Fact]
    public void A_card_shows_who_is_public_and_the_supervision_phone_and_nobody_else()
    {
        var grid = DemoGrids.Read().Grids.First(g => g.Members.Exists(m => !m.IsPublic));
        var page = ContactCards.Page([grid], Demo, new Dictionary<string, string> { [grid.Code] = "http://weixin.qq.com/q/demo" });
        Assert.Contains(grid.Name, page, StringComparison.Ordinal);
        Assert.Contains($"监督电话 {Demo.SupervisionPhone}", page, StringComparison.Ordinal);
        Assert.All(grid.Members.Where(m => m.IsPublic), m => Assert.Contains($"{m.Name} {m.Phone}", page, StringComparison.Ordinal));
        Assert.All(grid.Members.Where(m => !m.IsPublic), m => Assert.DoesNotContain(m.Name, page, StringComparison.Ordinal));
        Assert.Contains("<svg", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_grid_without_a_code_gets_a_card_without()
    {
        var page = ContactCards.Page([DemoGrids.Read().Grids[0]], Demo, new Dictionary<string, string>());
        Assert.Contains("<article>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_with_markup_in_it_stays_a_name()
    {
        var grid = DemoGrids.Read().Grids[0];
        grid.Name = "<script>alert(1)</script>网格";
        Assert.DoesNotContain("<script>", ContactCards.Page([grid], Demo, new Dictionary<string, string>()), StringComparison.Ordinal);
    }
}

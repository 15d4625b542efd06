using Bot.Api.Grids;
using Bot.Data.Profiles;
using Bot.Tests.Road;
using Xunit;

namespace Bot.Tests.Grids;

/// <summary>民情联系卡.</summary>
public sealed class ContactCardsTests
{
    private static readonly Profile Demo = TestPlace.Read();

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
    public void Duties_stand_on_it_only_where_the_notice_board_shows_them()
    {
        var grid = DemoGrids.Read().Grids[0];
        var role = grid.Members.First(m => m.IsPublic).Role;
        var place = Demo with { Team = new ProfileTeam { Roles = [new ProfileRole { Role = role, Duties = "巡查走访<b>" }] } };
        Assert.DoesNotContain("巡查走访", PageOf(grid, place), StringComparison.Ordinal);
        Assert.Contains("<small>巡查走访&lt;b&gt;</small>", PageOf(grid, place with { Notice = new ProfileNotice { Duties = true } }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://photos.example/zhou.jpg?a=1&b=2", "https://photos.example/zhou.jpg?a=1&amp;b=2")]
    [InlineData("data:image/png;base64,iVBORw0KGgo=", "data:image/png;base64,iVBORw0KGgo=")]
    [InlineData("http://photos.example/zhou.jpg", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("data:text/html;base64,PHNjcmlwdD4=", null)]
    [InlineData("photos/zhou.jpg", null)]
    public void A_portrait_stands_on_it_where_the_board_shows_them_and_its_address_is_safe(string photo, string? source)
    {
        var grid = DemoGrids.Read().Grids[0];
        var member = grid.Members.First(m => m.IsPublic);
        (member.Photo, member.Name) = (photo, "演示\"周");
        Assert.DoesNotContain("<img", PageOf(grid, Demo), StringComparison.Ordinal);
        var page = PageOf(grid, Demo with { Notice = new ProfileNotice { Photos = true } });
        Assert.Equal(source is not null, page.Contains("<img", StringComparison.Ordinal));
        Assert.Contains(source is null ? "<li>" : $"<img src=\"{source}\" alt=\"{member.Role}演示&quot;周的照片\">", page.Replace("&#x2B;", "+", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_portrait_too_long_to_carry_is_left_out()
    {
        var grid = DemoGrids.Read().Grids[0];
        grid.Members.First(m => m.IsPublic).Photo = "data:image/png;base64," + new string('A', ContactCards.LongestPhotoData);
        Assert.DoesNotContain("<img", PageOf(grid, Demo with { Notice = new ProfileNotice { Photos = true } }), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_not_public_is_not_named_by_their_duty_either()
    {
        var grid = DemoGrids.Read().Grids[0];
        var place = Demo with
        {
            Team = new ProfileTeam { Roles = [.. grid.Members.Select(m => m.Role).Distinct(StringComparer.Ordinal).Select(r => new ProfileRole { Role = r, Duties = "巡查走访" })] },
            Notice = new ProfileNotice { Duties = true },
        };
        var first = GridNotices.FirstHandler(grid, place)!;
        first.IsPublic = true;
        Assert.Equal($"{first.Name}：巡查走访", GridNotices.Of(grid, place).FirstDuty);
        Assert.Null(GridNotices.Of(grid, place with { Notice = new ProfileNotice() }).FirstDuty);
        first.IsPublic = false;
        Assert.Null(GridNotices.Of(grid, place).FirstDuty);
    }

    [Fact]
    public void It_is_called_as_the_place_calls_it()
    {
        var grid = DemoGrids.Read().Grids[0];
        Assert.Contains($"<title>{Demo.Place}民情联系卡</title>", PageOf(grid, Demo), StringComparison.Ordinal);
        Assert.Contains($"<title>{Demo.Place}连心卡</title>", PageOf(grid, Demo with { Forms = [new ProfileForm { Kind = FormKind.ContactCard, Name = "连心卡" }] }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_grid_without_a_code_gets_a_card_without()
    {
        var page = ContactCards.Page([DemoGrids.Read().Grids[0]], Demo, new Dictionary<string, string>());
        Assert.Contains("<article>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", page, StringComparison.Ordinal);
    }

    private static string PageOf(Bot.Data.Grids.Grid grid, Profile place) => ContactCards.Page([grid], place, new Dictionary<string, string>());

    [Fact]
    public void A_name_with_markup_in_it_stays_a_name()
    {
        var grid = DemoGrids.Read().Grids[0];
        grid.Name = "<script>alert(1)</script>网格";
        Assert.DoesNotContain("<script>", ContactCards.Page([grid], Demo, new Dictionary<string, string>()), StringComparison.Ordinal);
    }
}

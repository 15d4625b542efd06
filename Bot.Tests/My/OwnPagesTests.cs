using System.Net;
using System.Text.Json;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.My;

/// <summary>The worker's notice, questions, and what is kept about a resident.</summary>
public sealed class OwnPagesTests(RoadFixture road)
{
    private const string Grid = "半阁村第2网格";

    [Fact]
    public async Task A_grid_is_found_looked_at_and_remembered_as_home_also_in_the_chat()
    {
        using var phone = new MyPhone(road, road.NewResident());
        await phone.OpenAsync("/my/worker?q=" + Uri.EscapeDataString(Grid));
        Assert.Contains("tel:", phone.Html, StringComparison.Ordinal);
        await phone.SendAsync("/my/worker", phone.Hidden("这是我家"));
        await phone.FollowAsync();
        Assert.Contains($"您家在{Grid}", phone.Html, StringComparison.Ordinal);
        Assert.Contains(Grid, await phone.Holder.SayAsync("我的网格员") ?? "", StringComparison.Ordinal);
        var code = phone.Html.Split("/my/worker/map?grid=")[1].Split('"')[0];
        await phone.OpenAsync("/my/worker/map?grid=" + code);
        Assert.Contains("my-map-here", phone.Html, StringComparison.Ordinal);
        await phone.OpenAsync("/my/worker/code?grid=" + code);
        Assert.Contains("<svg", phone.Html, StringComparison.Ordinal);
        await phone.OpenAsync("/my/worker?q=" + Uri.EscapeDataString("火星基地"));
        Assert.Equal(HttpStatusCode.NotFound, phone.Status);
    }

    [Fact]
    public async Task A_question_that_the_documents_do_not_answer_goes_to_a_person()
    {
        using var phone = new MyPhone(road, road.NewResident());
        await phone.OpenAsync("/my/ask?q=" + Uri.EscapeDataString("网格员是干什么的"));
        Assert.Contains("来源：", phone.Html, StringComparison.Ordinal);
        await phone.OpenAsync("/my/ask?q=" + Uri.EscapeDataString("火星上的土地怎么确权"));
        Assert.DoesNotContain("来源：", phone.Html, StringComparison.Ordinal);
        await phone.SendAsync("/my/ask", phone.Hidden("转给专人"));
        await phone.FollowAsync();
        Assert.NotNull(phone.Number);
        Assert.Contains("火星上的土地怎么确权", phone.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Large_type_and_contrast_are_kept_by_the_phone()
    {
        using var phone = new MyPhone(road, road.NewResident());
        await phone.OpenAsync("/my/settings");
        await phone.SendAsync("/my/settings", [.. phone.Hidden("name=\"large\""), new("large", "yes"), new("contrast", "yes"), new("act", "look")]);
        await phone.FollowAsync();
        Assert.Contains("<body class=\"phone my my-large my-contrast", phone.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_who_does_not_want_it_becomes_public()
    {
        using var phone = new MyPhone(road, road.NewResident());
        await phone.OpenAsync("/my/settings");
        await using var db = road.OpenDatabase();
        var before = await db.PublicOptOuts.CountAsync(TestContext.Current.CancellationToken);
        await phone.SendAsync("/my/settings", [.. phone.Hidden("value=\"hide\""), new("act", "hide")]);
        await phone.FollowAsync();
        Assert.Contains("value=\"show\"", phone.Html, StringComparison.Ordinal);
        Assert.Equal(before + 1, await db.PublicOptOuts.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_kept_can_be_taken_along_and_taken_away()
    {
        using var phone = new MyPhone(road, road.NewResident());
        var number = await phone.ReportAsync("楼下路灯坏了三天了", Grid);
        var export = await phone.BytesAsync("/my/settings/export");
        Assert.Contains(number, JsonDocument.Parse(export).RootElement.GetProperty("intakes").ToString(), StringComparison.Ordinal);
        Assert.Equal("attachment", phone.Last.Content.Headers.ContentDisposition!.DispositionType);

        await phone.OpenAsync("/my/settings");
        await phone.SendAsync("/my/settings", [.. phone.Hidden("value=\"erase\""), new("act", "erase")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, phone.Status);
        await phone.SendAsync("/my/settings", [.. phone.Hidden("value=\"erase\""), new("act", "erase"), new("sure", "yes")]);
        Assert.Contains("都删掉了", phone.Html, StringComparison.Ordinal);
        await phone.GetAsync("/my");
        Assert.Equal(HttpStatusCode.Redirect, phone.Status);
        await phone.OpenAsync("/my/intakes/" + number);
        Assert.Equal(HttpStatusCode.NotFound, phone.Status);
    }
}

using System.Net;
using Bot.Data.Intakes;
using Bot.Tests.Handling;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.My;

/// <summary>Reporting and following on the pages, without JavaScript.</summary>
public sealed class ReportingTests(RoadFixture road)
{
    private const string Words = "楼下路灯坏了三天了，老人晚上都不敢出门";
    private const string Place = "半阁村第2网格";

    /// <summary>A place small enough to be the same one.</summary>
    private const string Corner = "半阁村2组";

    [Fact]
    public async Task A_report_is_read_back_filed_and_followed_like_one_of_the_chat()
    {
        using var phone = new MyPhone(road, road.NewResident());
        await phone.WriteAsync(Words, Place, ("a.jpg", Pictures.JpegFromAPhone()));
        Assert.Contains("市政设施", phone.Html, StringComparison.Ordinal);
        Assert.Contains(Place, phone.Html, StringComparison.Ordinal);
        await phone.SendAsync("/my/report", [.. phone.Hidden(), new("act", "send")]);
        await phone.FollowAsync();
        var number = phone.Number!;
        Assert.Contains("交上去了", phone.Html, StringComparison.Ordinal);
        Assert.Contains("您发的照片", phone.Html, StringComparison.Ordinal);
        var photo = phone.Html.Split("/my/media/")[1].Split('"')[0];
        Assert.NotEmpty(await phone.BytesAsync("/my/media/" + photo));
        Assert.Equal("image/jpeg", phone.Last.Content.Headers.ContentType!.MediaType);

        // It is the very resident of the chat.
        Assert.Contains(number, await phone.Holder.SayAsync("查进度") ?? "", StringComparison.Ordinal);
        await using var db = road.OpenDatabase();
        Assert.Equal("h5", (await db.Intakes.SingleAsync(i => i.Id == Id(number), TestContext.Current.CancellationToken)).Channel);
    }

    [Fact]
    public async Task A_form_that_is_sent_three_times_at_once_is_one_intake()
    {
        using var phone = new MyPhone(road, road.NewResident());
        await phone.WriteAsync(Words, Place);
        List<KeyValuePair<string, string>> fields = [.. phone.Hidden(), new("act", "send")];
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => phone.PostAsync("/my/report", fields)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.StatusCode));
        Assert.Single(answers.Select(a => a.Headers.Location!.OriginalString).Distinct());
        await phone.OpenAsync("/my/intakes");
        Assert.Equal(2, phone.Html.Split("class=\"my-row\"").Length);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_and_what_was_written_is_shown()
    {
        using var phone = new MyPhone(road, road.NewResident());
        await phone.OpenAsync("/my/report");
        await phone.SendAsync("/my/report", [.. phone.Hidden().Where(f => f.Key == "once"), new("text", Words), new("act", "look")]);
        Assert.Equal(HttpStatusCode.BadRequest, phone.Status);
        Assert.Contains(Words, phone.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_outlives_a_session()
    {
        using var phone = new MyPhone(road, road.NewResident());
        await phone.SendAsync("/my/report", [new("text", Words), new("act", "look")]);
        Assert.Equal(HttpStatusCode.Unauthorized, phone.Status);
        Assert.Contains(Words, phone.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text", "")]
    [InlineData("phone", "12")]
    public async Task What_is_wrong_is_said_at_the_field_and_the_rest_is_kept(string field, string value)
    {
        using var phone = new MyPhone(road, road.NewResident());
        await phone.OpenAsync("/my/report");
        var filled = new Dictionary<string, string>(StringComparer.Ordinal) { ["text"] = Words, ["place"] = "演示楼旁边", ["act"] = "look", [field] = value };
        await phone.SendAsync("/my/report", [.. phone.Hidden(), .. filled]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, phone.Status);
        Assert.Matches($"id=\"{field}-error\"[^>]*>[^<]+<", phone.Html);
        Assert.Contains("value=\"演示楼旁边\"", phone.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_photo_is_refused_at_its_field()
    {
        using var phone = new MyPhone(road, road.NewResident());
        await phone.WriteAsync(Words, Place, ("a.jpg", "MZ not a photo"u8.ToArray()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, phone.Status);
        Assert.Matches("id=\"photos-error\"[^>]*>[^<]+<", phone.Html);
        Assert.Contains(Words, phone.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_intake_is_not_there()
    {
        using var owner = new MyPhone(road, road.NewResident());
        var number = await owner.ReportAsync(Words, Place, ("a.jpg", Pictures.JpegFromAPhone()));
        var photo = owner.Html.Split("/my/media/")[1].Split('"')[0];
        using var other = new MyPhone(road, road.NewResident());
        await other.OpenAsync("/my/report");
        var token = other.Hidden();
        foreach (var address in new[] { $"/my/intakes/{number}", "/my/intakes/WG-20200101-000001", "/my/intakes/x", $"/my/media/{photo}", $"/my/uploads/{photo}" })
        {
            await other.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, other.Status);
        }

        await other.SendAsync($"/my/intakes/{number}", [.. token, new("act", "withdraw")]);
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        await using var db = road.OpenDatabase();
        Assert.Equal(IntakeStatus.Submitted, (await db.Intakes.SingleAsync(i => i.Id == Id(number), TestContext.Current.CancellationToken)).Status);
    }

    [Fact]
    public async Task An_intake_is_urged_supplemented_and_withdrawn_by_what_is_allowed()
    {
        using var phone = new MyPhone(road, road.NewResident());
        var number = await phone.ReportAsync(Words, Place);
        await phone.ActAsync(number, "urge");
        await phone.FollowAsync();
        Assert.Contains("role=\"status\"", phone.Html, StringComparison.Ordinal);
        await phone.ActAsync(number, "supplement", ("text", ""));
        Assert.Matches("id=\"text-error\"[^>]*>[^<]+<", phone.Html);
        await phone.ActAsync(number, "supplement", ("text", "门口那盏也不亮"));
        await phone.FollowAsync();
        Assert.Contains("门口那盏也不亮", phone.Html, StringComparison.Ordinal);
        await phone.SendAsync($"/my/intakes/{number}", [.. phone.Hidden("value=\"urge\""), new("score", "5"), new("act", "rate")]);
        Assert.Equal(HttpStatusCode.Conflict, phone.Status);
        await phone.ActAsync(number, "withdraw", ("reason", "自己修好了"));
        await phone.FollowAsync();
        Assert.Contains("您撤回了", phone.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"urge\"", phone.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_danger_comes_before_everything_and_a_plea_that_is_not_the_grids_is_sent_on()
    {
        using var phone = new MyPhone(road, road.NewResident());
        await phone.WriteAsync("楼道一股煤气味头都晕了", Place);
        Assert.Contains("tel:119", phone.Html, StringComparison.Ordinal);
        await phone.WriteAsync("帮我把隔壁老王拘留了", Place);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, phone.Status);
        Assert.Contains("value=\"instead:", phone.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_reports_what_a_neighbour_reported_may_go_along_and_learns_nothing_of_them()
    {
        await using var town = new RoadFixture(null);
        await town.InitializeAsync();
        using var first = new MyPhone(town, town.NewResident());
        var number = await first.ReportAsync("下水道堵了三天", Corner);
        using var second = new MyPhone(town, town.NewResident());
        await second.WriteAsync("下水道堵得厉害", Corner);
        Assert.Contains("这件事邻居也报了", second.Html, StringComparison.Ordinal);

        // The kinder of the two is chosen already; a form that says neither is asked again.
        Assert.Matches($"value=\"{number}\" checked", second.Html);
        await second.SendAsync("/my/report", [.. second.Hidden(), new("act", "send")]);
        Assert.Matches("id=\"join-error\"[^>]*>[^<]+<", second.Html);
        await second.SendAsync("/my/report", [.. second.Hidden(), new("join", number), new("act", "send")]);
        await second.FollowAsync();
        Assert.Equal(number, second.Number);
        Assert.Contains("一起跟进", second.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("下水道堵了三天", second.Html, StringComparison.Ordinal);
        await second.ActAsync(number, "withdraw");
        await second.FollowAsync();
        Assert.Equal("/my/intakes", second.At);
    }

    private static long Id(string number) => IntakeNumber.TryParse(number, out var parsed) ? parsed.Id : 0;
}

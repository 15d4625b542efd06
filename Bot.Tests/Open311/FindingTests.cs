using System.Globalization;
using Bot.Api.Open311;
using Bot.Data.Intakes;
using Bot.Data.PublicBoard;
using Bot.Data.Storage;
using Xunit;

namespace Bot.Tests.Open311;

/// <summary>"Query the current status of multiple requests."</summary>
public sealed class FindingTests(Open311Host host) : IClassFixture<Open311Host>
{
    private static readonly string[] Fields =
    [
        "service_request_id", "status", "status_notes", "service_name", "service_code", "description", "agency_responsible", "service_notice", "requested_datetime", "updated_datetime",
        "expected_datetime", "address", "address_id", "zipcode", "lat", "long", "media_url",
    ];

    [Fact]
    public async Task A_request_has_the_fields_of_the_standard_and_is_a_list_of_one()
    {
        var intake = await host.SubmitAsync(host.Now);
        var (xml, json) = (await host.GetAsync($"requests/{intake.Number}.xml"), await host.GetAsync($"requests/{intake.Number}.json"));
        Spark.AreTheSame(xml.Xml, json.Json);
        var request = Assert.Single(json.Json.EnumerateArray());
        Assert.Equal(Fields, request.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("open", "环境卫生", "sanitation"), (request.GetProperty("status").GetString(), request.GetProperty("service_name").GetString(), request.GetProperty("service_code").GetString()));
        Assert.Equal(intake.SubmittedAt.ToUnixTimeSeconds(), DateTimeOffset.Parse(request.GetProperty("requested_datetime").GetString()!, CultureInfo.InvariantCulture).ToUnixTimeSeconds());
        Assert.Equal((34.953m, 117.027m), (request.GetProperty("lat").GetDecimal(), request.GetProperty("long").GetDecimal()));
        Assert.Equal("370481106009002", request.GetProperty("address_id").GetString());
    }

    [Fact]
    public async Task Without_dates_the_most_recent_ninety_days_with_one_ninety_from_it()
    {
        var now = host.Now;
        var (young, old) = (await host.SubmitAsync(now.AddDays(-89)), await host.SubmitAsync(now.AddDays(-91)));
        var found = await NumbersAsync("");
        Assert.Contains(young.Number.ToString(), found);
        Assert.DoesNotContain(old.Number.ToString(), found);
        Assert.Contains(old.Number.ToString(), await NumbersAsync($"start_date={W3C(now.AddDays(-92))}"));
        Assert.Contains(old.Number.ToString(), await NumbersAsync($"end_date={W3C(now.AddDays(-90))}"));
        Assert.DoesNotContain(old.Number.ToString(), await NumbersAsync($"end_date={W3C(now.AddDays(-92))}"));
        Assert.Equal([old.Number.ToString()], await NumbersAsync($"start_date={W3C(now.AddDays(-91).AddMinutes(-1))}&end_date={W3C(now.AddDays(-91).AddMinutes(1))}"));

        // The most that may be asked is taken; a second more is not.
        Assert.Contains(old.Number.ToString(), await NumbersAsync($"start_date={W3C(now.AddDays(-92))}&end_date={W3C(now.AddDays(-2))}"));
    }

    [Fact]
    public async Task Numbers_override_everything_else_and_what_is_not_there_is_left_out()
    {
        var (one, two) = (await host.SubmitAsync(host.Now.AddDays(-200)), await host.SubmitAsync(host.Now));
        var both = await NumbersAsync($"service_request_id={one.Number},%20{two.Number},WG-20200101-000001,nonsense&status=closed&service_code=noise&page=7&start_date=bad");
        Assert.Equal([two.Number.ToString(), one.Number.ToString()], both);
        Assert.Equal(both, await NumbersAsync($"service_request_id={one.Number}&service_request_id={two.Number}"));
    }

    [Fact]
    public async Task Service_codes_and_statuses_are_lists()
    {
        var (noise, labor) = ((await ItemAsync("noise")).Number.ToString(), (await ItemAsync("labor")).Number.ToString());
        var done = await ItemAsync("noise");
        await host.MoveAsync(done, Move.Accept);
        await host.MoveAsync(done, Move.Resolve, "和店家说好了");
        Assert.Equal([done.Number.ToString(), labor, noise], await NumbersAsync("service_code=noise,labor"));
        var open = await NumbersAsync("service_code=noise&status=open");
        Assert.Contains(noise, open);
        Assert.DoesNotContain(done.Number.ToString(), open);
        Assert.Equal([done.Number.ToString()], await NumbersAsync("service_code=noise&status=closed"));
        Assert.Equal(3, (await NumbersAsync("service_code=noise,labor&status=open,closed")).Count);
        Assert.Empty(await NumbersAsync("service_code=flying-saucers"));
    }

    [Fact]
    public async Task A_resolved_one_is_closed_and_a_result_is_told_only_where_the_place_tells_it()
    {
        var intake = await host.SubmitAsync(host.Now);
        await host.MoveAsync(intake, Move.Accept);
        await host.MoveAsync(intake, Move.Resolve, "清走了两车垃圾");
        var request = (await host.GetAsync($"requests/{intake.Number}.json")).Json[0];
        Assert.Equal("closed", request.GetProperty("status").GetString());
        var told = PublicIntakes.ShowResults(host.Service<Bot.Data.Profiles.Profile>());
        Assert.Equal(told ? "清走了两车垃圾" : null, request.GetProperty("status_notes").GetString());
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gaps_newest_first()
    {
        var at = host.Now.AddDays(-40);
        for (var i = 0; i < 7; i++)
        {
            await host.SubmitAsync(at.AddMinutes(i));
        }

        var range = $"start_date={W3C(at.AddMinutes(-1))}&end_date={W3C(at.AddMinutes(10))}";
        var all = await NumbersAsync(range);
        Assert.Equal(7, all.Count);
        Assert.Equal(all.OrderDescending(StringComparer.Ordinal), all);
        List<string> paged = [.. await NumbersAsync(range + "&page_size=3"), .. await NumbersAsync(range + "&page_size=3&page=2"), .. await NumbersAsync(range + "&page_size=3&page=3")];
        Assert.Equal(all, paged);
        Assert.Empty(await NumbersAsync(range + "&page_size=3&page=4"));
    }

    [Fact]
    public async Task What_moved_is_found_by_when_it_moved()
    {
        var intake = await host.SubmitAsync(host.Now.AddHours(-1));
        var before = host.Now.AddMinutes(-10);
        Assert.DoesNotContain(intake.Number.ToString(), await NumbersAsync($"updated_after={W3C(before)}"));
        await host.MoveAsync(intake, Move.Accept);
        Assert.Contains(intake.Number.ToString(), await NumbersAsync($"updated_after={W3C(before)}"));
        Assert.DoesNotContain(intake.Number.ToString(), await NumbersAsync($"updated_before={W3C(before)}"));
    }

    [Fact]
    public async Task A_search_around_a_point_goes_by_the_raster_that_is_shown_and_finds_out_no_more()
    {
        var intake = await host.SubmitAsync(host.Now, change: r => r with { Latitude = 30.12349, Longitude = 110.45651 });
        var number = intake.Number.ToString();
        Assert.Contains(number, await NumbersAsync("lat=30.1235&long=110.4565&radius=100"));
        Assert.Contains(number, await NumbersAsync("lat=30.1&long=110.4&radius=10000"));
        Assert.DoesNotContain(number, await NumbersAsync("lat=30.2&long=110.4&radius=5000"));

        // The true point lies 55 metres north of the one that is shown: a search that ends between the two still finds it.
        Assert.Contains(number, await NumbersAsync("lat=30.1228&long=110.457&radius=25"));
        Assert.DoesNotContain(number, await NumbersAsync("lat=30.12349&long=110.45651&radius=25"));
    }

    [Fact]
    public async Task Extensions_are_told_to_who_asks_for_them()
    {
        var intake = await host.SubmitAsync(host.Now);
        await host.MoveAsync(intake, Move.Accept);
        await host.MoveAsync(intake, Move.Note, "内部：等设备", isPublic: false);
        Assert.DoesNotContain("extended_attributes", (await host.GetAsync($"requests/{intake.Number}.json?extensions=false")).Body, StringComparison.Ordinal);
        foreach (var path in new[] { $"requests/{intake.Number}.json?extensions=true", $"requests.json?service_request_id={intake.Number}&extensions=true" })
        {
            var more = (await host.GetAsync(path)).Json[0].GetProperty("extended_attributes");
            Assert.Equal(("accepted", "已经接了"), (more.GetProperty("status_code").GetString(), more.GetProperty("status_text").GetString()));
            Assert.Equal((2, 1), (more.GetProperty("timeline_entries").GetInt32(), more.GetProperty("people").GetInt32()));
        }

        Spark.AreTheSame((await host.GetAsync($"requests/{intake.Number}.xml?extensions=true")).Xml, (await host.GetAsync($"requests/{intake.Number}.json?extensions=true")).Json);
    }

    private Task<Intake> ItemAsync(string item) => host.SubmitAsync(host.Now, change: r => r with { Item = item });

    private async Task<List<string>> NumbersAsync(string query) =>
        [.. (await host.GetAsync("requests.json?" + query)).Json.EnumerateArray().Select(r => r.GetProperty("service_request_id").GetString()!)];

    private static string W3C(DateTimeOffset at) => Uri.EscapeDataString(at.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));
}

using System.Globalization;
using System.Net;
using Bot.Api.Open311;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Dialogs;
using Bot.Tests.Handling;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Open311;

/// <summary>"Create service requests": each becomes an intake like any other.</summary>
public sealed class FilingTests(Open311Host host) : IClassFixture<Open311Host>
{
    [Theory]
    [InlineData("requests.json")]
    [InlineData("requests.xml")]
    [InlineData("requests")]
    public async Task A_filed_request_is_an_intake_under_the_number_that_was_answered(string path)
    {
        var reply = await host.PostAsync(path, Open311Host.Form(("jurisdiction_id", "xigang"), ("account_id", "a-1")));
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        var isJson = path.EndsWith("json", StringComparison.Ordinal);
        var number = isJson ? reply.Number : reply.Xml.Element("request")!.Element("service_request_id")!.Value;
        Assert.Equal("a-1", isJson ? reply.Json[0].GetProperty("account_id").GetString() : reply.Xml.Element("request")!.Element("account_id")!.Value);
        Assert.DoesNotContain("token", reply.Body, StringComparison.Ordinal);

        var intake = await host.IntakeAsync(number);
        Assert.Equal(("open311", "sanitation", "荷塘小区门口的垃圾好几天没人收了", "370481106009002"), (intake.Channel, intake.Item, intake.Text, intake.GridCode));
        Assert.Null(intake.Resident);
        Assert.Equal(IntakeStatus.Submitted, intake.Status);
        Assert.True(await host.ReadAsync(db => db.Events.AnyAsync(e => e.IntakeId == intake.Id && e.Type == "submitted")));
        Assert.Equal(number, (await host.GetAsync($"requests/{number}.json")).Json[0].GetProperty("service_request_id").GetString());
    }

    [Fact]
    public async Task Latitude_and_longitude_find_the_grid_and_are_kept_as_given()
    {
        var point = DemoPoints.In("西岗新居社区第3网格");
        var reply = await host.PostAsync("requests.json", Open311Host.Form(
            ("address_string", ""), ("lat", point.Latitude.ToString("R", CultureInfo.InvariantCulture)), ("long", point.Longitude.ToString("R", CultureInfo.InvariantCulture))));
        var intake = await host.IntakeAsync(reply.Number);
        Assert.Equal("西岗新居社区第3网格", intake.GridName);
        Assert.Equal((point.Latitude, point.Longitude), (intake.Latitude!.Value, intake.Longitude!.Value));
        Assert.NotEqual("", intake.PlaceText);
    }

    [Fact]
    public async Task An_address_id_is_the_code_of_a_grid_and_a_place_nobody_knows_goes_to_the_office()
    {
        var known = await host.PostAsync("requests.json", Open311Host.Form(("address_string", ""), ("address_id", "370481106009003")));
        Assert.Equal("西岗新居社区第3网格", (await host.IntakeAsync(known.Number)).GridName);
        var unknown = await host.PostAsync("requests.json", Open311Host.Form(("address_string", "火星大道一号"), ("description", "垃圾没人收")));
        var intake = await host.IntakeAsync(unknown.Number);
        Assert.Equal((null, "火星大道一号", "township"), (intake.GridCode, intake.PlaceText, intake.Level));
    }

    [Fact]
    public async Task Answers_to_a_services_questions_stand_in_the_report_behind_what_was_asked()
    {
        var reply = await host.PostAsync("requests.json", Open311Host.Form(
            ("service_code", "noise"), ("description", "太吵了，睡不着"), ("attribute[source]", "dancing"), ("attribute[when][]", "night"), ("attribute[when][]", "evening"), ("attribute[kind]", "complaint")));
        var intake = await host.IntakeAsync(reply.Number);
        Assert.Equal("太吵了，睡不着\n是什么声音？广场舞\n一般在什么时候？晚上、夜里", intake.Text);
        Assert.Equal("complaint", intake.Kind);
    }

    [Fact]
    public async Task Who_filed_it_is_sealed_and_stands_nowhere_in_the_clear()
    {
        var reply = await host.PostAsync("requests.json", Open311Host.Form(
            ("first_name", "演示阿娟"), ("last_name", "欧阳演"), ("email", "demo.reporter@example.org"), ("phone", "138 0000 7777"), ("device_id", "tt222111demo"), ("account_id", "demo-account-77")));
        var intake = await host.IntakeAsync(reply.Number);
        var filing = await host.ReadAsync(db => db.Open311Filings.AsNoTracking().SingleAsync(f => f.IntakeId == intake.Id));
        var personalData = host.Service<PersonalData>();
        Assert.Equal("13800007777", personalData.Open(intake.SealedPhone!));
        Assert.Equal(new FilingContact("演示阿娟", "欧阳演", "demo.reporter@example.org", "tt222111demo", "demo-account-77"), FilingContact.Open(filing.SealedContact!, personalData));
        Assert.Equal("app0", filing.Client);
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(host.DatabaseFile)!, "bot.db*"))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var all = new StreamReader(open, System.Text.Encoding.UTF8);
            var text = await all.ReadToEndAsync(TestContext.Current.CancellationToken);
            foreach (var secret in new[] { "演示阿娟", "欧阳演", "demo.reporter", "13800007777", "tt222111demo", "demo-account-77", Open311Host.Key })
            {
                Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task A_long_description_is_kept_whole_to_the_standards_four_thousand_characters()
    {
        // The cut at 2,000 would go through a face.
        var words = "早上好" + string.Concat(Enumerable.Range(0, 444).Select(i => string.Create(CultureInfo.InvariantCulture, $"第{i:D4}回说😀"))) + "。";
        Assert.Equal(4_000, words.Length);
        var intake = await host.IntakeAsync((await host.PostAsync("requests.json", Open311Host.Form(("description", words)))).Number);
        var more = await host.ReadAsync(db => db.Timeline.AsNoTracking().Where(t => t.IntakeId == intake.Id && t.Move == Move.Supplement).OrderBy(t => t.Sequence).Select(t => t.Note).ToListAsync());
        Assert.Equal(words, intake.Text + string.Concat(more));
        Assert.True(intake.Text.Length <= DialogLimits.TextLength);
        Assert.Equal(HttpStatusCode.BadRequest, (await host.PostAsync("requests.json", Open311Host.Form(("description", words + "。")))).Status);
    }

    [Fact]
    public async Task Photos_are_written_anew_and_stored_as_the_reporters()
    {
        using var form = Multipart(Open311Host.Form(), ("media", Pictures.JpegFromAPhone()), ("media2", Pictures.Png()));
        var intake = await host.IntakeAsync((await host.SendAsync("requests.json", form)).Number);
        var photos = await host.ReadAsync(db => db.Attachments.AsNoTracking().Where(a => a.IntakeId == intake.Id).ToListAsync());
        Assert.Equal(2, photos.Count);
        Assert.All(photos, p => Assert.Equal(("resident", AttachmentState.Stored, "image"), (p.By, p.State, p.Type)));
        foreach (var photo in photos)
        {
            var file = Directory.EnumerateFiles(host.MediaFolder, photo.Id, SearchOption.AllDirectories).Single();
            Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(Pictures.Secret) < 0, "A photo still says where it was taken.");
        }

        var submitted = await host.ReadAsync(db => db.Events.AsNoTracking().Where(e => e.IntakeId == intake.Id && e.Type == "submitted").Select(e => e.Data).SingleAsync());
        Assert.All(photos, p => Assert.Contains(p.Id, submitted, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_no_photo_is_refused_and_nothing_of_the_form_is_filed_or_stored()
    {
        var (intakes, files) = (await host.ReadAsync(db => db.Intakes.CountAsync()), StoredFiles());
        using var form = Multipart(Open311Host.Form(), ("a", Pictures.Png()), ("b", "<svg onload=alert(1)>"u8.ToArray()));
        var reply = await host.SendAsync("requests.json", form);
        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        Assert.Contains("media", reply.Json[0].GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Equal((intakes, files), (await host.ReadAsync(db => db.Intakes.CountAsync()), StoredFiles()));
    }

    [Fact]
    public async Task A_large_upload_wants_its_key_where_it_is_seen_before_the_form_is_read()
    {
        var large = Pictures.Png(400, 400, pixels: null, ("teXt", new byte[Open311Limits.FormBytes]));
        using var hidden = Multipart(Open311Host.Form(), ("media", large));
        var refused = await host.SendAsync("requests.json", hidden);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("X-Api-Key", refused.Body, StringComparison.Ordinal);
        using var shown = Multipart(Open311Host.Form(("api_key", "")), ("media", large));
        Assert.Equal(HttpStatusCode.OK, (await host.SendAsync("requests.json?api_key=" + Open311Host.Key, shown)).Status);
    }

    [Fact]
    public async Task A_link_that_came_along_is_kept_for_the_worker_never_fetched_and_never_published()
    {
        const string Link = "http://169.254.169.254/latest/meta-data?photo=1";
        var number = (await host.PostAsync("requests.json", Open311Host.Form(("media_url", Link)))).Number;
        var intake = await host.IntakeAsync(number);
        var note = await host.ReadAsync(db => db.Timeline.AsNoTracking().SingleAsync(t => t.IntakeId == intake.Id && t.Move == Move.Note));
        Assert.False(note.IsPublic);
        Assert.Contains(Link, note.Note, StringComparison.Ordinal);
        Assert.DoesNotContain("169.254", (await host.GetAsync($"requests/{number}.json?extensions=true")).Body, StringComparison.Ordinal);
        Assert.False(await host.ReadAsync(db => db.Attachments.AnyAsync(a => a.IntakeId == intake.Id)));
    }

    [Fact]
    public async Task The_same_idempotency_key_gets_the_same_answer_and_one_intake_also_when_sent_at_once()
    {
        var before = await host.ReadAsync(db => db.Intakes.CountAsync());
        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.PostAsync("requests.json", Open311Host.Form(), "once-1")));
        Assert.Equal(replies[0].Body, Assert.Single(replies.Select(r => r.Body).Distinct(StringComparer.Ordinal)));
        Assert.Equal(before + 1, await host.ReadAsync(db => db.Intakes.CountAsync()));
        var other = await host.PostAsync("requests.json", Open311Host.Form(("description", "另外一件事，路灯坏了")), "once-1");
        Assert.Equal(HttpStatusCode.BadRequest, other.Status);
        Assert.Contains("Idempotency-Key", other.Body, StringComparison.Ordinal);
        var foreign = await host.PostAsync("requests.json", Open311Host.Form(("api_key", Open311Host.KeyOf(1))), "once-1");
        Assert.NotEqual(replies[0].Number, foreign.Number);
    }

    [Fact]
    public async Task A_danger_in_the_words_makes_it_urgent_and_says_what_to_do_first()
    {
        var reply = await host.PostAsync("requests.json", Open311Host.Form(("service_code", "utilities"), ("description", "荷塘小区楼道里煤气味很大，有人头晕")));
        Assert.True((await host.IntakeAsync(reply.Number)).Urgent);
        Assert.Contains("先顾人", reply.Json[0].GetProperty("service_notice").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_about_a_worker_gets_a_token_that_who_filed_it_exchanges_and_is_public_nowhere()
    {
        var reply = await host.PostAsync("requests.json", Open311Host.Form(("service_code", "official-conduct"), ("description", "叫了三次都没有人来"), ("attribute[wanted]", "请换个人来")));
        var token = reply.Json[0].GetProperty("token").GetString()!;
        Assert.False(reply.Json[0].TryGetProperty("service_request_id", out _));
        var number = (await host.GetAsync($"tokens/{token}.json")).Number;
        Assert.Equal(number, (await host.GetAsync($"tokens/{token}.xml")).Xml.Element("request")!.Element("service_request_id")!.Value);
        var intake = await host.IntakeAsync(number);
        Assert.True(intake.AboutWorker);
        Assert.NotEqual("grid", intake.Level);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync($"requests/{number}.json")).Status);
    }

    [Theory]
    [InlineData("attribute[confidential]", "yes", "河边有人偷倒垃圾")]
    [InlineData("attribute[confidential]", "no", "河边有人偷倒垃圾，请替我保密，不要说是我说的")]
    public async Task What_is_asked_to_be_kept_secret_is_sealed_and_not_public(string field, string value, string words)
    {
        var number = (await host.PostAsync("requests.json", Open311Host.Form((field, value), ("description", words)))).Number;
        Assert.True((await host.IntakeAsync(number)).Confidential);
        Assert.Equal(HttpStatusCode.NotFound, (await host.GetAsync($"requests/{number}.json")).Status);
        Assert.DoesNotContain(number, (await host.GetAsync("requests.json")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_the_grids_is_refused_with_where_to_go_unless_it_is_asked_as_a_question()
    {
        var form = Open311Host.Form(("service_code", "labor"), ("description", "老板欠薪，帮我打官司起诉他"));
        var refused = await host.PostAsync("requests.json", form);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("12348", refused.Json[0].GetProperty("description").GetString(), StringComparison.Ordinal);
        var asked = await host.PostAsync("requests.json", [.. form, ("attribute[kind]", "inquiry")]);
        Assert.Equal("inquiry", (await host.IntakeAsync(asked.Number)).Kind);
    }

    [Fact]
    public async Task A_client_that_runs_wild_is_told_to_wait_and_what_is_urgent_is_still_taken()
    {
        var key = ("api_key", Open311Host.KeyOf(7));
        for (var i = 0; i < Open311Limits.FilingsPerMinute; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await host.PostAsync("requests.json", Open311Host.Form(key))).Status);
        }

        using var content = new FormUrlEncodedContent(Open311Host.Form(key).Select(f => KeyValuePair.Create(f.Field, f.Value)));
        using var response = await host.Http.PostAsync(new Uri("requests.xml", UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.InRange(response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("429", (await Reply.OfAsync(response)).Xml.Element("error")!.Element("code")!.Value);
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync("requests.json", Open311Host.Form(key, ("description", "着火了，楼道里全是烟")))).Status);
        Assert.Equal(HttpStatusCode.OK, (await host.PostAsync("requests.json", Open311Host.Form(("api_key", Open311Host.KeyOf(8))))).Status);
    }

    private int StoredFiles() => Directory.Exists(host.MediaFolder) ? Directory.EnumerateFiles(host.MediaFolder, "*", SearchOption.AllDirectories).Count() : 0;

    private static MultipartFormDataContent Multipart(IEnumerable<(string Field, string Value)> form, params (string Field, byte[] Content)[] files)
    {
        var content = new MultipartFormDataContent();
        foreach (var (field, value) in form)
        {
            content.Add(new StringContent(value), field);
        }

        foreach (var (field, bytes) in files)
        {
            content.Add(new ByteArrayContent(bytes), field, "photo.jpg");
        }

        return content;
    }
}

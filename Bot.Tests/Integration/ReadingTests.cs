using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bot.Api.Handling.Photos;
using Bot.Api.Integration.Reading;
using Bot.Data.Integration;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Integration;

/// <summary>One intake, its files, and who reported it: the last with a reason, on record, and never of a confidential one.</summary>
public sealed class ReadingTests : IAsyncLifetime
{
    private GridHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await GridHost.StartedAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task An_intake_reads_as_its_events_data_as_it_is_now_and_masked()
    {
        var number = await _host.ReportAsync();
        await _host.ActAsync(number, "accept");
        await _host.ActAsync(number, "resolve", "修好了，有事打13700001111");
        var http = _host.Client(GridHost.Reader);
        var read = await http.GetFromJsonAsync<JsonElement>($"/api/grid/intakes/{number}");
        var log = await http.GetFromJsonAsync<JsonElement>("/api/grid/events");
        var data = log.GetProperty("events").EnumerateArray().Last().GetProperty("data");
        Assert.Equal(data.GetRawText(), read.GetRawText());
        Assert.Equal("resolved", read.GetProperty("status").GetString());
        Assert.DoesNotContain("13700001111", read.GetRawText(), StringComparison.Ordinal);
        foreach (var unknown in new[] { "WG-20200101-000001", "nonsense", "WG-20261121-000000" })
        {
            using var response = await http.GetAsync("/api/grid/intakes/" + unknown);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task Who_reported_is_told_with_a_reason_and_each_read_is_on_record()
    {
        var number = await _host.ReportAsync(WithPhone);
        using var response = await PersonAsync(number, "%E6%A0%B8%E5%AE%9E%E7%8E%B0%E5%9C%BA%E4%BD%8D%E7%BD%AE");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True(response.Headers.CacheControl!.NoStore);
        var person = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("13912345678", "母亲"), (person.GetProperty("phone").GetString(), person.GetProperty("relation").GetString()));
        Assert.Contains("13812345678", person.GetProperty("text").GetString(), StringComparison.Ordinal);
        var read = Assert.Single(await ReadsAsync());
        Assert.Equal(("personal", "核实现场位置"), (read.Holder, read.Reason));
        Assert.Equal(number, IntakeNumber.FromId(read.IntakeId).ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("why")]
    [InlineData("%20%20%20%20%20%20")]
    [InlineData("line%0Abreak")]
    [InlineData("%EF%BF%BD%EF%BF%BD%EF%BF%BD%EF%BF%BD%EF%BF%BD")]
    public async Task Without_a_reason_that_says_something_nothing_is_told(string? reason)
    {
        var number = await _host.ReportAsync(WithPhone);
        using var response = await PersonAsync(number, reason);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains("X-Reason", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var tooLong = await PersonAsync(number, new string('a', PersonRead.LongestReason + 1));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooLong.StatusCode);
        Assert.Empty(await ReadsAsync());
    }

    [Theory]
    [InlineData(true, "confidential")]
    [InlineData(false, "about-worker")]
    public async Task Of_a_confidential_intake_or_one_about_a_worker_nobody_is_told_who(bool confidential, string problem)
    {
        var number = await _host.ReportAsync(i => WithPhone(i) with { Confidential = confidential, AboutWorker = !confidential });
        using var response = await PersonAsync(number, "to check the place");
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        var said = await response.Content.ReadAsStringAsync();
        Assert.Contains($"urn:grid-bot:problem:{problem}", said, StringComparison.Ordinal);
        Assert.DoesNotContain("13912345678", said, StringComparison.Ordinal);
        Assert.Empty(await ReadsAsync());
    }

    [Fact]
    public async Task A_key_carries_off_no_more_than_its_number_in_an_hour()
    {
        var number = await _host.ReportAsync(WithPhone);
        Assert.True(IntakeNumber.TryParse(number, out var intake));
        await _host.Service<GroupCommit>().Run(session =>
        {
            for (var i = 0; i < PersonRead.ReadsPerHour; i++)
            {
                session.Insert(new PersonalRead { Holder = "personal", IntakeId = intake.Id, Reason = "earlier reads", At = _host.Clock.GetUtcNow() });
            }
        });
        using (var refused = await PersonAsync(number, "to check the place"))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        }

        _host.Clock.WindTo(_host.Clock.GetUtcNow().AddHours(1).AddSeconds(1));
        using var later = await PersonAsync(number, "to check the place");
        Assert.Equal(HttpStatusCode.OK, later.StatusCode);
    }

    [Fact]
    public async Task A_stored_file_comes_under_a_name_of_ours_and_a_type_that_runs_nowhere()
    {
        var at = _host.Clock.GetUtcNow();
        Attachment File(string by, AttachmentState state, string? type) =>
            new() { Id = Guid.CreateVersion7(at).ToString("N"), IntakeId = 0, Type = "image", By = by, At = at, State = state, ContentType = type };
        var number = await _host.ReportAsync();
        Assert.True(IntakeNumber.TryParse(number, out var intake));
        Attachment[] files =
        [
            File("resident", AttachmentState.Stored, "image/jpeg"), File("resident", AttachmentState.Stored, "text/html"), File("resident", AttachmentState.Awaited, null),
            File(Attachment.Sealed, AttachmentState.Stored, "audio/amr"), File("resident", AttachmentState.Lost, null),
        ];
        foreach (var file in files)
        {
            await _host.Service<MediaStore>().WriteAsync(file.Id, file.At, "<script>"u8.ToArray(), CancellationToken.None);
            await _host.Service<GroupCommit>().Run(session => session.Insert(new Attachment
            {
                Id = file.Id, IntakeId = intake.Id, Type = file.Type, By = file.By, At = file.At, State = file.State, ContentType = file.ContentType, NextAt = file.At.AddDays(1),
            }));
        }

        var http = _host.Client(GridHost.Reader);
        using (var photo = await http.GetAsync($"/api/grid/intakes/{number}/attachments/{files[0].Id}"))
        {
            Assert.Equal((HttpStatusCode.OK, "image/jpeg"), (photo.StatusCode, photo.Content.Headers.ContentType!.MediaType));
            Assert.Equal($"{number}-{files[0].Id}.jpg", photo.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
            Assert.Equal("attachment", photo.Content.Headers.ContentDisposition.DispositionType);
            Assert.Equal("nosniff", photo.Headers.GetValues("X-Content-Type-Options").Single());
        }

        using (var odd = await http.GetAsync($"/api/grid/intakes/{number}/attachments/{files[1].Id}"))
        {
            Assert.Equal("application/octet-stream", odd.Content.Headers.ContentType!.MediaType);
        }

        foreach (var id in files[2..].Select(f => f.Id).Append("..%2f..%2fbot.db"))
        {
            using var missing = await http.GetAsync($"/api/grid/intakes/{number}/attachments/{id}");
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
            Assert.Equal(id == files[2].Id, missing.Headers.RetryAfter is not null);
        }

        var other = await _host.ReportAsync();
        using var elsewhere = await http.GetAsync($"/api/grid/intakes/{other}/attachments/{files[0].Id}");
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    private NewIntake WithPhone(NewIntake intake) => intake with { SealedPhone = _host.Service<PersonalData>().Seal("13912345678"), OnBehalfOf = "母亲" };

    private async Task<HttpResponseMessage> PersonAsync(string number, string? reason)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/grid/intakes/{number}/person");
        if (reason is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Reason", reason);
        }

        return await _host.Client(GridHost.Personal).SendAsync(request);
    }

    private async Task<List<PersonalRead>> ReadsAsync()
    {
        await using var db = _host.OpenDatabase();
        return await db.PersonalReads.AsNoTracking().ToListAsync();
    }
}

using System.Security.Cryptography;
using Bot.Api.ResidentActs.Uploads;
using Bot.Tests.Handling;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.MiniProgram.Acts;

public sealed class UploadTests(MiniHost host) : IClassFixture<MiniHost>
{
    private const string Grid = "370481106226002";

    [Fact]
    public async Task Thirty_uploads_cut_in_the_middle_go_on_where_they_broke_off_and_arrive_whole()
    {
        var chance = new Random(20261125);
        for (var person = 0; person < 3; person++)
        {
            using var phone = await host.PhoneAsync();
            for (var i = 0; i < 10; i++)
            {
                var video = Video(chance, chance.Next(UploadRules.PartBytes, 4 * UploadRules.PartBytes));
                var begun = await BeginAsync(phone, "video", video);
                var cut = chance.Next(begun.Parts);
                for (var n = 0; n < cut; n++)
                {
                    await phone.PutPartAsync(begun.Id, n, Part(video, n));
                }

                await phone.CutPartAsync(begun.Id, cut, Part(video, cut), chance.Next(Part(video, cut).Length));
                var state = await phone.GetAsync($"/uploads/{begun.Id}");
                Assert.Equal(Enumerable.Range(0, cut), state.GetProperty("received").EnumerateArray().Select(n => n.GetInt32()));
                await phone.AskAsync(HttpMethod.Post, $"/uploads/{begun.Id}/complete", status: 422);
                for (var n = begun.Parts - 1; n >= cut; n--)
                {
                    await phone.PutPartAsync(begun.Id, n, Part(video, n));
                }

                await phone.AskAsync(HttpMethod.Post, $"/uploads/{begun.Id}/complete");
                Assert.Equal(video, await StoredAsync(begun.Id));
            }
        }

        var root = Path.Combine(host.DataFolder, "uploads");
        Assert.Empty(Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_wrong_sha256_is_refused_and_all_parts_are_asked_for_again()
    {
        using var phone = await host.PhoneAsync();
        var video = Video(new Random(1), 1_000);
        var begun = await BeginAsync(phone, "video", video);
        await phone.PutPartAsync(begun.Id, 0, Video(new Random(2), 1_000));
        Assert.Equal("sha256", (await phone.AskAsync(HttpMethod.Post, $"/uploads/{begun.Id}/complete", status: 422)).GetProperty("field").GetString());
        Assert.Empty((await phone.GetAsync($"/uploads/{begun.Id}")).GetProperty("received").EnumerateArray());
        await phone.PutPartAsync(begun.Id, 0, video);
        await phone.AskAsync(HttpMethod.Post, $"/uploads/{begun.Id}/complete");
        await phone.AskAsync(HttpMethod.Post, $"/uploads/{begun.Id}/complete");
    }

    [Fact]
    public async Task Completed_twice_at_once_it_is_stored_once()
    {
        using var phone = await host.PhoneAsync();
        var begun = await BeginAsync(phone, "image", Pictures.Jpeg);
        await phone.PutPartAsync(begun.Id, 0, Pictures.Jpeg);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => phone.AskAsync(HttpMethod.Post, $"/uploads/{begun.Id}/complete")));
        await phone.ReportAsync(new { text = "路口的路灯坏了", place = new { gridCode = Grid }, media = new[] { begun.Id } });
    }

    [Fact]
    public async Task What_it_really_is_counts_not_what_it_was_called()
    {
        using var phone = await host.PhoneAsync();
        byte[] page = [.. "<html><script>alert(1)</script></html>"u8];
        foreach (var type in (string[])["image", "video", "voice"])
        {
            var begun = await BeginAsync(phone, type, page);
            await phone.PutPartAsync(begun.Id, 0, page);
            Assert.Equal("media", (await phone.AskAsync(HttpMethod.Post, $"/uploads/{begun.Id}/complete", status: 422)).GetProperty("field").GetString());
            await phone.GetAsync($"/uploads/{begun.Id}", 404);
        }
    }

    [Fact]
    public async Task An_upload_is_its_owners_and_is_used_once()
    {
        using var phone = await host.PhoneAsync();
        using var thief = await host.PhoneAsync();
        var photo = await phone.UploadAsync("image", Pictures.Jpeg);
        await thief.GetAsync($"/uploads/{photo}", 404);
        await thief.PutPartAsync(photo, 0, Pictures.Jpeg, 404);
        var report = new { text = "路口的路灯坏了", place = new { gridCode = Grid }, media = new[] { photo } };
        Assert.Equal("media", (await thief.PostAsync("/intakes", report, 422)).GetProperty("field").GetString());
        var number = await phone.ReportAsync(report);
        Assert.Equal("media", (await phone.PostAsync("/intakes", report, 422)).GetProperty("field").GetString());
        Assert.Equal("media", (await phone.PostAsync($"/intakes/{number}/supplements", new { media = new[] { photo } }, 422)).GetProperty("field").GetString());
        var more = await phone.UploadAsync("image", Pictures.Png());
        await phone.PostAsync($"/intakes/{number}/supplements", new { media = new[] { more } });
        Assert.Equal([photo, more], (await phone.GetAsync($"/intakes/{number}")).GetProperty("media").EnumerateArray().Select(m => m.GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task Limits_are_told_by_field_and_what_nobody_named_is_swept_after_a_day()
    {
        using var phone = await host.PhoneAsync();
        await phone.AskAsync(HttpMethod.Post, "/uploads", new { type = "program", size = 10, sha256 = new string('a', 64) }, 422);
        await phone.AskAsync(HttpMethod.Post, "/uploads", new { type = "image", size = 11 * 1024 * 1024, sha256 = new string('a', 64) }, 422);
        await phone.AskAsync(HttpMethod.Post, "/uploads", new { type = "image", size = 10, sha256 = "short" }, 422);
        var kept = await phone.UploadAsync("image", Pictures.Jpeg);
        var half = await BeginAsync(phone, "video", Video(new Random(3), 2_000));
        await phone.PutPartAsync(half.Id, 0, Video(new Random(3), 1_999), 422);
        await phone.PutPartAsync(half.Id, 1, new byte[1], 422);
        for (var i = 2; i < UploadRules.OpenAtMost; i++)
        {
            await BeginAsync(phone, "image", Pictures.Jpeg);
        }

        var full = await phone.AskAsync(HttpMethod.Post, "/uploads", new { type = "image", size = 10, sha256 = new string('a', 64) }, 429);
        Assert.EndsWith("uploads-full", full.GetProperty("type").GetString(), StringComparison.Ordinal);

        var file = await host.ReadAsync(db => db.Uploads.SingleAsync(u => u.Id == kept));
        var path = host.Service<Api.Handling.Photos.MediaStore>().PathOf(kept, file.CompletedAt!.Value);
        Assert.True(File.Exists(path));
        host.Clock.WindTo(host.Clock.GetUtcNow().AddHours(26));
        await host.Service<UploadSweep>().RunAsync(CancellationToken.None);
        Assert.False(File.Exists(path));
        Assert.False(await host.ReadAsync(db => db.Uploads.AnyAsync(u => u.Owner == file.Owner)));
    }

    private static async Task<(string Id, int Parts)> BeginAsync(MiniPhone phone, string type, byte[] content)
    {
        var begun = await phone.AskAsync(HttpMethod.Post, "/uploads", new { type, size = content.Length, sha256 = Convert.ToHexString(SHA256.HashData(content)) }, 201);
        return (begun.GetProperty("id").GetString()!, begun.GetProperty("parts").GetInt32());
    }

    private static ReadOnlyMemory<byte> Part(byte[] content, int n) =>
        content.AsMemory(n * UploadRules.PartBytes, Math.Min(UploadRules.PartBytes, content.Length - (n * UploadRules.PartBytes)));

    private static byte[] Video(Random chance, int length)
    {
        var bytes = new byte[length];
        chance.NextBytes(bytes);
        "\0\0\0\u0018ftypmp42"u8.CopyTo(bytes);
        return bytes;
    }

    private async Task<byte[]> StoredAsync(string id)
    {
        var upload = await host.ReadAsync(db => db.Uploads.SingleAsync(u => u.Id == id));
        return await File.ReadAllBytesAsync(host.Service<Api.Handling.Photos.MediaStore>().PathOf(id, upload.CompletedAt!.Value));
    }
}

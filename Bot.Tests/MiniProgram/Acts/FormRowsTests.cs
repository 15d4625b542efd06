using Bot.Api.MiniProgram.Safety;
using Bot.Api.ResidentActs;
using Bot.Data.Drafts;
using Bot.Data.Intakes;
using Bot.Data.Safety;
using Bot.Data.Uploads;
using Bot.Tests.Intakes;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.MiniProgram.Acts;

/// <summary>What forms leave in the rows, on both databases.</summary>
public sealed class FormRowsTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>
{
    private static readonly DateTimeOffset At = IntakeFixtures.Due;
    private static readonly ResidentCaller Caller = new("resident-1", "account-1", Channels.MiniProgram);

    [Fact]
    public async Task An_upload_becomes_an_attachment_once_and_its_check_is_taken_up_once()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await WalkAsync(database);
    }

    [Fact]
    public async Task An_upload_becomes_an_attachment_once_on_PostgreSQL_too()
    {
        await using var database = await TemporaryDatabase.CreateAsync(await server.NewDatabaseAsync());
        await WalkAsync(database);
    }

    private static async Task WalkAsync(TemporaryDatabase database)
    {
        var upload = new Upload
        {
            Id = new string('a', 32), Owner = Caller.Holder, Type = "image", Size = 10, Sha256 = "", PartSize = 10, CreatedAt = At, ExpiresAt = At.AddDays(1),
            CompletedAt = At, ContentType = "image/jpeg", StoredSize = 10,
        };
        var intake = await database.Commit.Run(s =>
        {
            s.Insert(upload);
            s.Insert(new SavedDraft { Owner = Caller.Holder, Id = "d1", Sealed = "sealed", At = At });
            var filed = IntakeSubmission.Submit(s, IntakeFixtures.Submitted() with { Resident = Caller.Resident }, At);
            UploadTaking.Attach(s, Caller, [upload.Id], filed, At);
            UploadTaking.Expect(s, Caller, filed, [SafetyVerdict.Text], At);
            return filed;
        });
        await Assert.ThrowsAsync<ActRefusedException>(() => database.Commit.Run(s => UploadTaking.Attach(s, Caller, [upload.Id], intake, At)));
        await Assert.ThrowsAsync<ActRefusedException>(() => database.Commit.Run(s => UploadTaking.Attach(s, Caller with { Holder = "thief" }, [upload.Id], intake, At)));

        var due = await database.Commit.Run(s => SafetyWorker.LeaseDue(s, At));
        Assert.Equal([upload.Id, SafetyVerdict.Text], due.Select(d => d.What).Order(StringComparer.Ordinal));
        Assert.Empty(await database.Commit.Run(s => SafetyWorker.LeaseDue(s, At)));

        await using var db = database.Open();
        Assert.Equal((AttachmentState.Stored, intake.Id), (await db.Attachments.Select(a => new { a.State, a.IntakeId }).ToListAsync()).ConvertAll(a => (a.State, a.IntakeId)).Single());
        Assert.Equal(intake.Id, (await db.Uploads.SingleAsync()).IntakeId);
    }
}

using Bot.Data.Intakes;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Intakes;

public sealed class TimelineAuditTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task A_whole_timeline_has_no_fault()
    {
        await using var database = await WithAnAcceptedIntakeAsync();
        Assert.Empty(await FaultsAsync(database));
    }

    [Theory]
    [InlineData("""UPDATE "timeline" SET "Note" = 'anders' WHERE "Sequence" = 2""")]
    [InlineData("""DELETE FROM "timeline" WHERE "Sequence" = 2""")]
    [InlineData("""DELETE FROM "timeline" WHERE "Sequence" = 3""")]
    [InlineData("""DELETE FROM "timeline" """)]
    [InlineData("""UPDATE "timeline" SET "Sequence" = CASE "Sequence" WHEN 2 THEN 30 ELSE "Sequence" END""")]
    [InlineData("""DELETE FROM "intakes" """)]
    public async Task A_changed_removed_or_reordered_entry_is_found(string tampering)
    {
        await using var database = await WithAnAcceptedIntakeAsync();
        await database.Commit.Run(session => session.Execute(tampering));
        Assert.NotEmpty(await FaultsAsync(database));
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(TemporaryDatabase database)
    {
        await using var db = database.Open();
        return await TimelineAudit.FindFaultsAsync(db, CancellationToken.None);
    }

    private static async Task<TemporaryDatabase> WithAnAcceptedIntakeAsync()
    {
        var database = await TemporaryDatabase.CreateAsync();
        var worker = new Actor(ActorRole.GridWorker, "演示网格员", "w1");
        await database.Commit.Run(session =>
        {
            var intake = IntakeSubmission.Submit(session, IntakeFixtures.Submitted(), Now);
            Assert.IsType<MoveVerdict.Made>(IntakeMoves.Make(session, intake.Id, new MoveRequest(Move.Accept, worker, Now)));
            Assert.IsType<MoveVerdict.Made>(IntakeMoves.Make(session, intake.Id, new MoveRequest(Move.Note, worker, Now, "看过了", IsPublic: false)));
        });
        return database;
    }
}

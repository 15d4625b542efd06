using Bot.Data.Conversations;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Storage;

public sealed class GroupCommitTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task One_failing_piece_of_work_leaves_the_others_of_its_batch_whole()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var works = Enumerable.Range(0, 200).Select(i => database.Commit.Run(session =>
        {
            session.Insert(Message(i));
            return i % 3 == 0 ? throw new InvalidOperationException("on purpose") : i;
        })).ToList();
        var done = await Task.WhenAll(works.Select(async w => (await Record.ExceptionAsync(() => w)) is null));

        await using var db = database.Open();
        Assert.Equal(done.Count(d => d), await db.SeenMessages.CountAsync());
        Assert.Equal(200 - 67, done.Count(d => d));
        Assert.Empty(await db.SeenMessages.Where(s => s.Key == "0" || s.Key == "198").ToListAsync());
    }

    [Fact]
    public async Task What_was_acknowledged_is_seen_by_another_connection_at_once()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        for (var i = 0; i < 20; i++)
        {
            await database.Commit.Run(session => session.Insert(Message(i)));
            await using var db = database.Open();
            Assert.Equal(i + 1, await db.SeenMessages.CountAsync());
        }
    }

    [Fact]
    public async Task A_row_that_stands_is_not_inserted_again()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        Assert.True(await database.Commit.Run(session => session.TryInsert(Message(1))));
        Assert.False(await database.Commit.Run(session => session.TryInsert(Message(1))));
    }

    [Fact]
    public async Task Work_that_waits_at_the_end_is_still_done()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var works = Enumerable.Range(0, 50).Select(i => database.Commit.Run(session => session.Insert(Message(i)))).ToList();
        await database.Commit.DisposeAsync();
        await Task.WhenAll(works);
    }

    private static SeenMessage Message(int i) => new()
    {
        Key = i.ToString(System.Globalization.CultureInfo.InvariantCulture), Resident = "r", Reply = "好", At = Now,
    };
}

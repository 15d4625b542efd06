using Bot.Data.Accounts;
using Bot.Data.Consents;
using Bot.Data.Conversations;
using Bot.Data.Deliveries;
using Bot.Data.EventQueue;
using Bot.Data.Intakes;
using Bot.Data.Joining;
using Bot.Data.Storage;
using Bot.Tests.Intakes;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.MiniProgram.Accounts;

/// <summary>Linking and erasing row by row, with everything that can clash, on both databases.</summary>
public sealed class AccountRowsTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>
{
    private static readonly DateTimeOffset At = IntakeFixtures.Due;

    [Fact]
    public async Task Two_keys_become_one_and_nothing_is_there_twice()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await LinkAsync(database);
        await EraseAsync(database);
    }

    [Fact]
    public async Task Two_keys_become_one_on_PostgreSQL_too()
    {
        await using var database = await TemporaryDatabase.CreateAsync(await server.NewDatabaseAsync());
        await LinkAsync(database);
        await EraseAsync(database);
    }

    private static async Task LinkAsync(TemporaryDatabase database)
    {
        var (own, theirs, taken) = await database.Commit.Run(Seed);
        await database.Commit.Run(s =>
        {
            Assert.Equal(1, PhoneClaims.Claim(s, "phone-key", "mini"));
            Assert.Equal("chat", PhoneClaims.ResidentOf(s, "chat-phone"));
            Assert.True(AccountLinking.Link(s, "mini", "chat", At));
            Assert.False(AccountLinking.Link(s, "mini", "chat", At));
        });

        await using var db = database.Open();
        Assert.Equal("chat", (await db.Intakes.SingleAsync(i => i.Id == own)).Resident);
        Assert.Equal("chat", (await db.Intakes.SingleAsync(i => i.Id == taken)).Resident);
        Assert.Single(await db.IntakeFollowers.Where(f => f.IntakeId == theirs && f.Resident == "chat").ToListAsync());
        Assert.NotNull((await db.IntakeFollowers.SingleAsync(f => f.IntakeId == own)).LeftAt);
        Assert.Equal(3, (await db.Consents.SingleAsync(c => c.TemplateId == "t1")).Left);
        Assert.Equal("chat", (await db.Consents.SingleAsync(c => c.TemplateId == "t2")).Resident);
        Assert.Equal(["event-1 resident:chat", "event-2 resident:chat"], (await db.Deliveries.OrderBy(d => d.EventId).ToListAsync()).Select(d => $"{d.EventId} {d.Recipient}"));
        Assert.Equal("grid-home", (await db.Conversations.SingleAsync()).HomeGrid);
        Assert.Equal("chat", (await db.PublicOptOuts.SingleAsync()).Resident);
        Assert.Null(HomeGrids.Of(db, "nobody"));
        Assert.Equal("grid-home", HomeGrids.Of(db, "mini"));
        await database.Commit.Run(s => HomeGrids.Set(s, "mini", "grid-new"));
        Assert.Equal("grid-new", HomeGrids.Of(db, "mini"));
    }

    private static async Task EraseAsync(TemporaryDatabase database)
    {
        await database.Commit.Run(s =>
        {
            var keys = ResidentErasure.KeysOf(s, "chat");
            Assert.Equal(["chat", "mini"], keys.Order());
            Assert.Equal(["session"], ResidentErasure.Erase(s, keys, At).Sessions);
        });
        await using var db = database.Open();
        Assert.All(await db.Intakes.ToListAsync(), i => Assert.Equal((null, null), (i.SealedPhone, i.PhoneKey)));
        Assert.Equal(4, await db.Intakes.CountAsync(i => i.Resident!.StartsWith(ResidentErasure.Mark) || i.Resident == "demo-resident"));
        Assert.All(await db.Deliveries.ToListAsync(), d => Assert.Equal(("", DeliveryState.GaveUp), (d.Body, d.State)));
        Assert.Equal(0, await db.MiniAccounts.CountAsync() + await db.MiniSessions.CountAsync() + await db.Consents.CountAsync() + await db.IntakeFollowers.CountAsync() + await db.Conversations.CountAsync());
        Assert.Equal("resident:minister:some-key", (await db.ActionReceipts.SingleAsync()).Key);
        Assert.Empty(await TimelineAudit.FindFaultsAsync(db, CancellationToken.None));
    }

    private static (long Own, long Theirs, long Taken) Seed(WriteSession s)
    {
        s.Insert(new Conversation { Resident = "chat", SealedOpenId = "sealed", State = "{}", Version = 1 });
        s.Insert(new MiniAccount { Key = "mini", SealedOpenId = "sealed", HomeGrid = "grid-home", CreatedAt = At, LastLoginAt = At });
        s.Insert(new MiniSession { Id = "session", Account = "mini", RefreshHash = "hash", CreatedAt = At, ExpiresAt = At });
        s.Insert(new ActionReceipt { Key = "resident:mini:some-key", IntakeId = 1, RequestHash = "hash", Answer = "{}", At = At });
        s.Insert(new ActionReceipt { Key = "resident:minister:some-key", IntakeId = 1, RequestHash = "hash", Answer = "{}", At = At });
        s.Insert(new PublicOptOut { Resident = "mini", At = At });
        var own = IntakeSubmission.Submit(s, IntakeFixtures.Submitted() with { Resident = "mini" }, At).Id;
        var theirs = IntakeSubmission.Submit(s, IntakeFixtures.Submitted(), At).Id;
        var taken = IntakeSubmission.Submit(s, IntakeFixtures.Submitted() with { Resident = null, SealedPhone = "sealed", PhoneKey = "phone-key" }, At).Id;
        IntakeSubmission.Submit(s, IntakeFixtures.Submitted() with { Resident = "chat", SealedPhone = "sealed", PhoneKey = "chat-phone" }, At);
        foreach (var (intake, resident) in ((long, string)[])[(theirs, "mini"), (theirs, "chat"), (own, "chat")])
        {
            s.Insert(new IntakeFollower { IntakeId = intake, Resident = resident, Via = IntakeFollower.Direct, JoinedAt = At, SaidIn = intake, SaidAs = 1 });
        }

        foreach (var (resident, template, left) in ((string, string, int)[])[("mini", "t1", 1), ("chat", "t1", 2), ("mini", "t2", 1)])
        {
            s.Insert(new Consent { Resident = resident, TemplateId = template, Account = Consent.MiniProgram, SealedOpenId = "sealed", Left = left, ChangedAt = At });
        }

        foreach (var (resident, told) in ((string, string)[])[("mini", "event-1"), ("chat", "event-1"), ("mini", "event-2")])
        {
            s.Insert(new Delivery { EventId = told, Recipient = Recipients.Resident(resident), IntakeId = theirs, Purpose = Purposes.Progress, Body = "words", CreatedAt = At, State = DeliveryState.Kept });
        }

        return (own, theirs, taken);
    }
}

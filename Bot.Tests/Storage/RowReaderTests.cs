using System.Text.Json;
using Bot.Data.Deadlines;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Tests.Intakes;
using Xunit;

namespace Bot.Tests.Storage;

/// <summary>What the writer reads by prepared statements is what EF reads.</summary>
public sealed class RowReaderTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public Task Rows_are_read_as_EF_reads_them() => HoldsAsync(null);

    [Fact]
    public async Task Rows_are_read_as_EF_reads_them_on_PostgreSQL() => await HoldsAsync(await server.NewDatabaseAsync());

    [Fact]
    public async Task A_row_that_is_not_there_is_null()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        Assert.Null(await database.Commit.Run(session => session.Find<Intake>(20261121000001)));
        Assert.Empty(await database.Commit.Run(session => session.Select<Deadline>("""WHERE "EndedAt" IS NULL""")));
    }

    private static async Task HoldsAsync(string? connection)
    {
        await using var database = await TemporaryDatabase.CreateAsync(connection);
        await database.Commit.Run(session =>
        {
            var full = IntakeSubmission.Submit(session, IntakeFixtures.Submitted() with { Urgent = true, SealedPhone = "sealed", OnBehalfOf = "母亲" }, Now);
            IntakeSubmission.Submit(session, IntakeFixtures.Submitted(gridCode: null) with { Resident = null, Longitude = null, Latitude = null }, Now);
            session.Insert(Card(full.Id, urgent: true, link: null));
            session.Insert(Card(full.Id + 1, urgent: false, link: "https://grid.example/w/1"));
        });

        await database.Commit.Run(session =>
        {
            Same(session.Context.Intakes.OrderBy(i => i.Id).ToList(), session.Select<Intake>("""ORDER BY "Id" """));
            Same(session.Context.Timeline.OrderBy(t => t.IntakeId).ToList(), session.Select<TimelineEntry>("""ORDER BY "IntakeId" """));
            Same(session.Context.Deadlines.OrderBy(d => d.Id).ToList(), session.Select<Deadline>("""ORDER BY "Id" """));
            Same(session.Context.Deliveries.OrderBy(d => d.Id).ToList(), session.Select<Delivery>("""ORDER BY "Id" """));
            var first = session.Context.Intakes.OrderBy(i => i.Id).First();
            Same([first], [session.Find<Intake>(first.Id)!]);
        });

        var leased = await database.Commit.Run(session => DeliveryLedger.LeaseDue(session, Now, TimeSpan.FromMinutes(2), urgent: false, most: 5, inHand: []));
        Assert.Equal((DeliveryState.Leased, Now), (Assert.Single(leased).State, leased[0].LeasedAt));
        Assert.Empty(await database.Commit.Run(session => DeliveryLedger.LeaseDue(session, Now.AddHours(1), TimeSpan.FromMinutes(2), urgent: false, most: 5, inHand: [leased[0].Id])));
    }

    private static void Same<T>(IReadOnlyList<T> expected, IReadOnlyList<T> actual)
    {
        Assert.NotEmpty(expected);
        Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));
    }

    private static Delivery Card(long intake, bool urgent, string? link) => new()
    {
        EventId = "event", Recipient = $"robot:demo-{intake}", IntakeId = intake, Purpose = Purposes.Card, Body = "{}", Link = link, Urgent = urgent, CreatedAt = Now, NextAt = Now,
    };
}

using Bot.Data;
using Bot.Data.Accounts;
using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.PublicBoard;
using Bot.Data.Safety;
using Bot.Tests.Profiles;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.PublicBoard;

/// <summary>What may be shown is decided in one place, and what is doubtful is not.</summary>
public sealed class PublicIntakesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, ChinaTime.Offset);

    [Fact]
    public async Task Only_what_nobody_is_hurt_by_is_public()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var shown = await SubmitAsync(database);
        await SubmitAsync(database, item: "neighbor-family-dispute");
        await SubmitAsync(database, text: "楼上一直家暴，孩子在哭");
        await SubmitAsync(database, confidential: true);
        await SubmitAsync(database, aboutWorker: true);
        await SubmitAsync(database, status: IntakeStatus.Withdrawn);
        await SubmitAsync(database, status: IntakeStatus.Merged);
        await SubmitAsync(database, resident: "shy");
        var nobodys = await SubmitAsync(database, resident: null);
        await database.Commit.Run(session => session.Insert(new PublicOptOut { Resident = "shy", At = Now }));

        Assert.Equal([shown.Id, nobodys.Id], await PublicAsync(database, Shipped.Read("fumeng")));
    }

    [Fact]
    public async Task What_the_platform_has_not_passed_is_not_shown()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var passed = await SubmitAsync(database);
        await CheckedAsync(database, passed, SafetyVerdict.Text, SafetyVerdict.Pass);
        foreach (var verdict in new[] { SafetyVerdict.Pending, SafetyVerdict.Review, SafetyVerdict.Risky })
        {
            await CheckedAsync(database, await SubmitAsync(database), SafetyVerdict.Text, verdict);
        }

        var photo = await SubmitAsync(database);
        await CheckedAsync(database, photo, SafetyVerdict.Text, SafetyVerdict.Pass);
        await CheckedAsync(database, photo, "photo-1", SafetyVerdict.Pending);

        Assert.Equal([passed.Id], await PublicAsync(database, Shipped.Read("fumeng")));
    }

    private static Task CheckedAsync(TemporaryDatabase database, Intake intake, string what, string verdict) =>
        database.Commit.Run(session => session.Insert(new SafetyVerdict { IntakeId = intake.Id, What = what, Account = "demo", Verdict = verdict, At = Now }));

    [Fact]
    public async Task A_place_says_itself_what_stays_private()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var family = await SubmitAsync(database, item: "neighbor-family-dispute");
        var lamp = await SubmitAsync(database);
        var profile = Shipped.Read("fumeng");

        Assert.Equal([family.Id, lamp.Id], await PublicAsync(database, profile with { Requests = profile.Requests with { PrivateItems = [] } }));
        Assert.Equal([family.Id], await PublicAsync(database, profile with { Requests = profile.Requests with { PrivateItems = ["municipal-facility"] } }));
    }

    [Fact]
    public void What_is_part_of_a_private_item_is_private_too()
    {
        var profile = Shipped.Read("fumeng");
        var part = new ProfileItem { Code = "mediation", PartOf = "neighbor-family-dispute", Name = "调解", Words = ["调解"] };

        Assert.Contains("mediation", PublicIntakes.PrivateItems(profile with { Items = profile.Items with { Entries = [part] } }));
    }

    internal static async Task<Intake> SubmitAsync(
        TemporaryDatabase database, string text = "楼下路灯坏了三天了", string item = "municipal-facility", string? resident = "resident-1", bool confidential = false, bool aboutWorker = false, IntakeStatus? status = null)
    {
        var intake = await database.Commit.Run(session => IntakeSubmission.Submit(
            session,
            new NewIntake
            {
                Resident = resident,
                Kind = "request",
                Item = item,
                Text = text,
                Urgent = false,
                GridCode = null,
                GridName = null,
                Longitude = null,
                Latitude = null,
                SealedPhone = null,
                Attachments = [],
                Confidential = confidential,
                AboutWorker = aboutWorker,
                PlaceText = "演示村1组",
                Level = "grid",
                Channel = "wechat",
                AcceptDue = Now.AddHours(4),
                ResolveDue = Now.AddDays(3),
            },
            Now));
        if (status is { } ended)
        {
            await using var db = database.Open();
            await db.Intakes.Where(i => i.Id == intake.Id).ExecuteUpdateAsync(s => s.SetProperty(i => i.Status, ended));
        }

        return intake;
    }

    private static async Task<List<long>> PublicAsync(TemporaryDatabase database, Profile profile)
    {
        await using var db = database.Open();
        return await PublicIntakes.Of(db, profile).OrderBy(i => i.Id).Select(i => i.Id).ToListAsync();
    }
}

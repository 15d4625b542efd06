using System.Globalization;
using Bot.Api.MiniProgram.Accounts;
using Bot.Api.ResidentActs;
using Bot.Data;
using Bot.Dialogs;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Tests.Handling;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Conversation = Bot.Data.Conversations.Conversation;

namespace Bot.Tests.MiniProgram.Acts;

/// <summary>Whose an intake is does not change for its resident while their two accounts are found to be one: before, during, after.</summary>
public sealed class LinkingMeanwhileTests(MiniHost host) : IClassFixture<MiniHost>
{
    private const string Grid = "370481106226002";

    private PersonalData PersonalData => host.Service<PersonalData>();

    private Linker Linker => host.Service<Linker>();

    [Fact]
    public async Task An_act_decided_before_the_linking_and_written_after_it_is_decided_again_as_who_they_are_now()
    {
        using var phone = await host.PhoneAsync();
        var (account, chat) = await TalkedAsync(phone);
        var number = await phone.ReportAsync(Said("路口的路灯坏了好几天"));
        List<string> asWhom = [];
        var done = await host.Service<ActPipeline>().OnceAsync<Done>(new ResidentCaller(account, account, Channels.MiniProgram), phone.NewKey(), new { act = "test" }, async scene =>
        {
            asWhom.Add(scene.Who.Resident);
            if (asWhom.Count == 1)
            {
                await LinkAsync(account, chat);
            }

            return new ActPlan<Done>.Write(session => new(new Done(session.Scalar("""SELECT "Resident" FROM "intakes" WHERE "Resident" = @0""", scene.Who.Resident) as string), 0));
        }, CancellationToken.None);
        Assert.Equal([account, chat], asWhom);
        Assert.Equal(chat, done.Answer!.Owner);
        Assert.Equal(chat, await OwnerAsync(number));
    }

    [Fact]
    public async Task Nothing_is_refused_because_its_rows_moved_while_it_was_looked_for()
    {
        using var phone = await host.PhoneAsync();
        var (account, chat) = await TalkedAsync(phone);
        var number = await phone.ReportAsync(Said("路口的路灯坏了好几天"));
        await LinkAsync(account, chat);

        // Memory still names the old key.
        await phone.PostAsync($"/intakes/{number}/supplements", new { text = "晚上更黑" });
        await phone.PostAsync($"/intakes/{number}/urges");
        await phone.PostAsync($"/intakes/{number}/withdrawal", new { reason = "修好了" });
        Assert.Equal("withdrawn", (await phone.GetAsync($"/intakes/{number}")).GetProperty("status").GetString());
        await phone.PostAsync("/intakes/WG-20260101-000001/urges", status: 404);
    }

    [Fact]
    public async Task Between_the_linking_and_the_moment_that_memory_hears_of_it_all_is_still_there()
    {
        using var phone = await host.PhoneAsync();
        var (account, chat) = await TalkedAsync(phone);
        var photo = await phone.UploadAsync("image", Pictures.JpegFromAPhone());
        var number = await phone.ReportAsync(new { text = "路口的路灯坏了好几天", place = new { gridCode = Grid }, media = new[] { photo } });
        await KeepAsync(account, number);
        await phone.AskAsync(HttpMethod.Post, "/consents", new { templateId = "template-of-a-test", result = "accept" });

        await LinkAsync(account, chat);
        await AllIsThereAsync();
        var later = await phone.ReportAsync(Said("楼道里的垃圾没人清"));
        Assert.Equal(chat, await OwnerAsync(later));
        Linker.Linked(account, chat);
        await AllIsThereAsync();

        async Task AllIsThereAsync()
        {
            Assert.Equal(number, (await phone.GetAsync($"/intakes/{number}")).GetProperty("number").GetString());
            Assert.Contains(number, Numbers(await phone.GetAsync("/intakes")));
            Assert.Equal(number, (await phone.GetAsync("/notices")).GetProperty("items")[0].GetProperty("number").GetString());
            Assert.Contains((await phone.GetAsync("/consents")).GetProperty("items").EnumerateArray(), c => c.GetProperty("left").GetInt32() == 1);
            Assert.Equal(number, (await phone.GetAsync("/me/export")).GetProperty("intakes")[0].GetProperty("number").GetString());
            using var file = await phone.SendAsync(HttpMethod.Get, $"/media/{photo}");
            Assert.Equal(200, (int)file.StatusCode);
        }
    }

    [Fact]
    public async Task Whoever_reports_and_looks_while_a_login_links_them_finds_each_of_their_intakes_at_any_moment()
    {
        // The platform tells a unionid from the second login on: that login links, beside everything else that goes on.
        host.Platform.OnJson("/sns/jscode2session", call => call.Query["js_code"]!.Split('+') is [var id, var union]
            ? $$"""{"openid":"{{id}}","session_key":"made-up-key","unionid":"{{union}}"}"""
            : $$"""{"openid":"{{call.Query["js_code"]}}","session_key":"made-up-key"}""");
        for (var round = 0; round < 25; round++)
        {
            using var phone = await host.PhoneAsync();
            var (account, chat) = await TalkedAsync(phone, "union-" + phone.OpenId);
            var before = await phone.ReportAsync(Said("报在前面的路灯不亮"));
            var hands = Enumerable.Range(0, 4).Select(n => Task.Run(() => ReportAndLookAsync(phone, before, round, n))).ToArray();
            using var again = await MiniPhone.SignedInAsync(host.Address, $"{phone.OpenId}+union-{phone.OpenId}");
            var numbers = (await Task.WhenAll(hands)).SelectMany(n => n).Append(before).Order(StringComparer.Ordinal).ToArray();
            Assert.Equal(numbers, Numbers(await phone.GetAsync("/intakes")).Order(StringComparer.Ordinal));
            Assert.Equal(numbers, Numbers(await again.GetAsync("/intakes")).Order(StringComparer.Ordinal));
            Assert.Empty(await host.ReadAsync(db => db.Intakes.Where(i => i.Resident == account).Select(i => i.Id).ToListAsync()));
            Assert.All(await Task.WhenAll(numbers.Select(OwnerAsync)), owner => Assert.Equal(chat, owner));
        }
    }

    private static async Task<List<string>> ReportAndLookAsync(MiniPhone phone, string before, int round, int hand)
    {
        List<string> mine = [];
        for (var i = 0; i < 3; i++)
        {
            await phone.GetAsync($"/intakes/{before}");
            var number = await phone.ReportAsync(Said(string.Create(CultureInfo.InvariantCulture, $"路口的路灯坏了，第{round}-{hand}-{i}盏")));
            mine.Add(number);
            await phone.GetAsync($"/intakes/{number}");
            Assert.Subset(Numbers(await phone.GetAsync("/intakes")).ToHashSet(StringComparer.Ordinal), mine.ToHashSet(StringComparer.Ordinal));
        }

        return mine;
    }

    private static object Said(string text) => new { text, place = new { gridCode = Grid } };

    private static List<string> Numbers(System.Text.Json.JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("number").GetString()!)];

    /// <summary>The same person has talked in the official account; returns both keys.</summary>
    private async Task<(string Account, string Chat)> TalkedAsync(MiniPhone phone, string? union = null)
    {
        var (openId, now) = ("oChat" + phone.OpenId, host.Clock.GetChinaNow());
        var chat = PersonalData.ResidentKey(openId);
        await host.Service<GroupCommit>().Run(session => session.Insert(new Conversation
        {
            Resident = chat,
            SealedOpenId = PersonalData.Seal(openId),
            State = ConversationJson.Write(ConversationState.Idle.Instance),
            UnionKey = union is null ? null : PersonalData.UnionKey(union),
            UnionAskedAt = now,
            LastContact = now,
            LastMessage = now,
            Version = 1,
        }));
        return (PersonalData.ResidentKey(phone.OpenId), chat);
    }

    private Task LinkAsync(string account, string chat) =>
        host.Service<GroupCommit>().Run(session => Assert.True(Linker.Link(session, account, chat, host.Clock.GetChinaNow())));

    private Task KeepAsync(string resident, string number) => host.Service<GroupCommit>().Run(session => session.Insert(new Delivery
    {
        EventId = "test-" + number,
        Recipient = Recipients.Resident(resident),
        IntakeId = IntakeNumber.TryParse(number, out var intake) ? intake.Id : 0,
        Purpose = Purposes.Progress,
        Body = "有进展了",
        CreatedAt = host.Clock.GetUtcNow(),
        NextAt = host.Clock.GetUtcNow(),
        State = DeliveryState.Kept,
    }));

    private Task<string?> OwnerAsync(string number)
    {
        Assert.True(IntakeNumber.TryParse(number, out var intake));
        return host.ReadAsync(db => db.Intakes.Where(i => i.Id == intake.Id).Select(i => i.Resident).SingleAsync());
    }

    private sealed record Done(string? Owner);
}

using System.Globalization;
using System.Text;
using System.Text.Json;
using Bot.Api.MiniProgram.Accounts;
using Bot.Data;
using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Dialogs;
using Bot.Tests.Handling;
using Bot.Tests.Intakes;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Conversation = Bot.Data.Conversations.Conversation;

namespace Bot.Tests.Doors.Fuzz;

/// <summary>
/// Requests that are right in every way, to operations that chance hardly ever gets done: what they are about is there, is
/// the caller's own, and stands where it must. Sent before the others, in this order.
/// </summary>
internal sealed class RightShots(FuzzHost host)
{
    private const string Json = "application/json";
    private const string Chatty = "oChattyWithANumber01";
    private const string Linking = "oLinksBothAccounts01";
    private int _keys;

    public async Task SendAsync(Func<Shot, Task<(int Status, string Body)>> send)
    {
        var (own, me) = (host.Own[0], host.Signed[0]);
        var (events, webhooks) = (Key("events"), Key("webhooks"));
        var hook = host.Hook.Id;
        await DoneAsync("GET /api/grid/intakes/{number}/attachments/{id}", events, $"/api/grid/intakes/{own.Handled}/attachments/{own.Upload}");
        await DoneAsync("GET /api/grid/webhooks/{id}", webhooks, $"/api/grid/webhooks/{hook}");
        await DoneAsync("GET /api/grid/webhooks/{id}/deliveries", webhooks, $"/api/grid/webhooks/{hook}/deliveries?state=parked");
        await DoneAsync("POST /api/grid/webhooks/{id}/deliveries/{delivery}/retry", webhooks, $"/api/grid/webhooks/{hook}/deliveries/{host.Hook.Delivery}/retry");
        await DoneAsync("POST /api/grid/webhooks/{id}/resume", webhooks, $"/api/grid/webhooks/{hook}/resume");

        await DoneAsync("GET /api/grid/intakes/{number}", events, $"/api/grid/intakes/{own.Handled}");
        await DoneAsync("GET /api/grid/intakes/{number}/person", Key("personal"), $"/api/grid/intakes/{own.Handled}/person", reason: "%E5%9B%9E%E8%AE%BF%E5%B1%85%E6%B0%91%E6%BB%A1%E4%B8%8D%E6%BB%A1%E6%84%8F");
        await DoneAsync("POST /api/grid/intakes/{number}/actions", Key("actions"), $"/api/grid/intakes/{host.Own[2].Handled}/actions", new { action = "accept", actor = new { userid = "w-demo", name = "演示网格员", role = "网格员" } });

        await DoneAsync("POST /api/mini/refresh", Caller.Nobody, "/api/mini/refresh", new { refreshToken = own.RefreshToken });
        await DoneAsync("PUT /api/mini/home", me, "/api/mini/home", new { gridCode = FuzzHost.Grid });
        await DoneAsync("GET /api/mini/home", me, "/api/mini/home");
        await DoneAsync("GET /api/mini/intakes/{number}", me, $"/api/mini/intakes/{own.Handled}");
        await DoneAsync("GET /api/mini/media/{attachment}", me, $"/api/mini/media/{own.Upload}");
        await DoneAsync("GET /api/mini/uploads/{id}", me, $"/api/mini/uploads/{own.Upload}");
        await DoneAsync("POST /api/mini/intakes/{number}/urges", me, $"/api/mini/intakes/{own.Handled}/urges");
        await DoneAsync("POST /api/mini/intakes/{number}/withdrawal", host.Signed[1], $"/api/mini/intakes/{host.Own[1].Handled}/withdrawal", new { reason = "已经好了" });
        await DoneAsync("POST /api/mini/intakes/{number}/supplements", me, $"/api/mini/intakes/{own.Handled}/supplements", new { text = "晚上更黑" });
        await DoneAsync("POST /api/mini/intakes/{number}/rating", me, $"/api/mini/intakes/{own.Resolved}/rating", new { score = 5, words = "修得快" });
        await DoneAsync("POST /api/mini/notices/{id}/read", me, $"/api/mini/notices/{(await NoticeAsync(own.Resolved)).ToString(CultureInfo.InvariantCulture)}/read");
        await DoneAsync("PUT /api/mini/uploads/{id}/parts/{n}", me, $"/api/mini/uploads/{own.Begun}/parts/0", Pictures.Jpeg);
        await DoneAsync("POST /api/mini/uploads/{id}/complete", me, $"/api/mini/uploads/{own.Begun}/complete");
        var (linking, code) = await OfferedAsync();
        await DoneAsync("POST /api/mini/me/link", linking, "/api/mini/me/link", new { code });

        var lamp = await FiledAsync("sanitation", "荷塘小区门口的垃圾没人清", "service_request_id");
        await DoneAsync("GET /open311/v2/requests/{number}.{format}", Caller.Nobody, $"/open311/v2/requests/{lamp}.json");
        var token = await FiledAsync("official-conduct", "叫了三次都没有人来", "token");
        await DoneAsync("GET /open311/v2/tokens/{token}.{format}", Caller.Nobody, $"/open311/v2/tokens/{token}.json");
        await DoneAsync("POST /open311/v2/requests", Caller.Nobody, "/open311/v2/requests", Form("utilities", "荷塘小区停水了"));

        async Task<string> FiledAsync(string service, string words, string field)
        {
            var answer = await DoneAsync("POST /open311/v2/requests.{format}", Caller.Nobody, "/open311/v2/requests.json", Form(service, words));
            return JsonDocument.Parse(answer).RootElement[0].GetProperty(field).GetString()!;
        }

        async Task<string> DoneAsync(string operation, Caller caller, string address, object? body = null, string? reason = null)
        {
            var shot = new Shot(
                host.Book.Operations.Single(o => o.Name == operation), caller, address, [("Idempotency-Key", $"right-key-{(++_keys).ToString("D4", CultureInfo.InvariantCulture)}"), .. reason is null ? [] : new[] { ("X-Reason", reason) }],
                body switch { null => null, byte[] bytes => bytes, string form => Encoding.UTF8.GetBytes(form), _ => JsonSerializer.SerializeToUtf8Bytes(body) },
                body switch { null => null, byte[] => "application/octet-stream", string => "application/x-www-form-urlencoded", _ => Json });
            var (status, answer) = await send(shot);
            Assert.True(status is >= 200 and < 300, $"{status.ToString(CultureInfo.InvariantCulture)} {answer} for {shot}");
            return answer;
        }
    }

    private Caller Key(string scope) => host.Keys.Single(k => k.Name == "key " + scope);

    private string Form(string service, string words) =>
        $"api_key={Uri.EscapeDataString(host.Open311Key)}&service_code={service}&description={Uri.EscapeDataString(words)}&address_string={Uri.EscapeDataString("西岗镇荷塘小区")}";

    private Task<long> NoticeAsync(string number)
    {
        var now = host.Service<TimeProvider>().GetUtcNow();
        return host.Service<GroupCommit>().Run(session =>
        {
            var resident = session.Context.Intakes.Where(i => i.Id == Road.ToldNumber.IdOf(number)).Select(i => i.Resident).Single()!;
            session.Insert(new Delivery
            {
                EventId = "right", Recipient = Recipients.Resident(resident), IntakeId = Road.ToldNumber.IdOf(number), Purpose = Purposes.Progress, Body = "有进展了", CreatedAt = now, NextAt = now, State = DeliveryState.Kept,
            });
            return session.Context.Deliveries.Where(d => d.EventId == "right").Select(d => d.Id).Single();
        });
    }

    /// <summary>Somebody whose number was left in the chat, with the digits that were sent there.</summary>
    private async Task<(Caller Caller, string Code)> OfferedAsync()
    {
        var people = host.Service<PersonalData>();
        var (chat, account, now) = (people.ResidentKey(Chatty), people.ResidentKey(Linking), host.Service<TimeProvider>().GetUtcNow().ToOffset(ChinaTime.Offset));
        var token = await host.TokenAsync("", Linking);
        var words = await host.Service<GroupCommit>().Run(session =>
        {
            session.Insert(new Conversation { Resident = chat, SealedOpenId = people.Seal(Chatty), State = ConversationJson.Write(ConversationState.Idle.Instance), LastContact = now, LastMessage = now, Version = 1 });
            IntakeSubmission.Submit(session, IntakeFixtures.Submitted("井盖松了，请打我电话") with { Resident = chat, PhoneKey = people.PhoneKey("13800000077"), SealedPhone = people.Seal("13800000077") }, now);
            Assert.True(host.Service<LinkOffers>().Offer(session, account, people.PhoneKey("13800000077"), now));
            return session.Context.Deliveries.Where(d => d.Purpose == Purposes.LinkCode && d.Recipient == Recipients.Resident(chat)).Select(d => d.Body).Single();
        });
        return (new Caller("linking", () => token, null, "resident"), words.Split("验证码 ")[1][..6]);
    }
}

using System.Net;
using System.Text.Json.Nodes;
using Bot.Api.Handling.Recording;
using Bot.Data;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Tests.Dispatching;
using Bot.Tests.Intakes;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Handling;

/// <summary>What a resident told a worker in person is recorded from the card.</summary>
public sealed class RecordPageTests
{
    [Fact]
    public async Task A_worker_takes_down_what_somebody_told_them_and_it_becomes_an_intake_of_their_grid()
    {
        await using var host = await WorkerHost.StartAsync();
        var (intake, phone) = await OpenAsync(host);
        using (phone)
        {
            Assert.Contains("代居民登记", phone.Html, StringComparison.Ordinal);
            var address = $"/w/{host.Token(intake)}/record";
            await phone.GetAsync(address);
            var form = phone.Hidden();
            await phone.SendAsync(address, [.. form, new("words", "楼道里下水道堵了三天，污水流到门口"), new("place", "演示村1组3号楼"), new("phone", "138 1234-5678")]);
            await phone.FollowAsync();
            var taken = await NewestAsync(host);
            Assert.Contains($"已登记，编号 {taken.Number}", phone.Html, StringComparison.Ordinal);
            Assert.Equal((null, "worker", WorkerHost.Grid, "演示村1组3号楼", "grid"), (taken.Resident, taken.Channel, taken.GridCode, taken.PlaceText, taken.Level));
            Assert.NotEqual("other", taken.Item);
            Assert.Equal("13812345678", host.Service<PersonalData>().Open(taken.SealedPhone!));
            var first = (await host.TimelineAsync(taken))[0];
            Assert.Equal((Move.Submit, ActorRole.GridWorker, "演示周芳", WorkerHost.Worker, "代居民登记"), (first.Move, first.Role, first.ActorName, first.ActorId, first.Note));
            Assert.DoesNotContain("13812345678", (await host.ReadAsync(db => db.Events.SingleAsync(e => e.IntakeId == taken.Id))).Data, StringComparison.Ordinal);

            // The same form once more gives the same number.
            await phone.SendAsync(address, [.. form, new("words", "楼道里下水道堵了三天，污水流到门口")]);
            await phone.FollowAsync();
            Assert.Contains(taken.Number.ToString(), phone.Html, StringComparison.Ordinal);
            Assert.Equal(2, await host.ReadAsync(db => db.Intakes.CountAsync()));
            Assert.Empty(await host.ReadAsync(db => TimelineAudit.FindFaultsAsync(db, CancellationToken.None)));
        }
    }

    [Fact]
    public async Task Danger_that_was_told_is_urgent_and_without_a_place_it_is_the_grid()
    {
        await using var host = await WorkerHost.StartAsync();
        var (intake, phone) = await OpenAsync(host);
        using (phone)
        {
            await phone.MoveAsync(host.Token(intake), "record", new() { ["words"] = "楼道一股煤气味头都晕了" });
            var taken = await NewestAsync(host);
            Assert.Equal((true, "safety-hazard", "演示村第1网格", null), (taken.Urgent, taken.Item, taken.PlaceText, taken.SealedPhone));
        }
    }

    [Theory]
    [InlineData("words", "", "请写下居民说的事")]
    [InlineData("words", "堵", "请至少写 2 个字")]
    [InlineData("phone", "1381234", "这个号码好像不对")]
    public async Task What_is_wrong_is_said_in_place_and_what_was_written_stays(string field, string value, string said)
    {
        await using var host = await WorkerHost.StartAsync();
        var (intake, phone) = await OpenAsync(host);
        using (phone)
        {
            var fields = new Dictionary<string, string> { ["words"] = "下水道堵了", ["place"] = "演示村1组3号楼", ["phone"] = "" };
            fields[field] = value;
            await phone.MoveAsync(host.Token(intake), "record", fields);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (phone.Status, phone.Html.Contains(said, StringComparison.Ordinal)));
            Assert.Contains("演示村1组3号楼", phone.Html, StringComparison.Ordinal);
            await phone.SendAsync($"/w/{host.Token(intake)}/record", [.. phone.Hidden().Where(f => f.Key == "once"), new("words", "下水道堵了")]);
            Assert.Equal(HttpStatusCode.BadRequest, phone.Status);
            Assert.Equal(1, await host.ReadAsync(db => db.Intakes.CountAsync()));
        }
    }

    [Fact]
    public async Task The_office_has_no_grid_to_take_something_down_for()
    {
        await using var host = await WorkerHost.StartAsync(profile: DispatchPlace.WithCheck);
        var intake = await host.ReportAsync();
        using var officer = await host.SignedInAsync(intake, DispatchPlace.Officer);
        Assert.DoesNotContain("代居民登记", officer.Html, StringComparison.Ordinal);
        await officer.GetAsync($"/w/{host.Token(intake)}/record");
        Assert.Equal(HttpStatusCode.Redirect, officer.Status);
    }

    [Theory]
    [InlineData("false", false)]
    [InlineData("true", true)]
    public async Task It_is_offered_and_reachable_only_where_the_place_has_it_so(string records, bool offered)
    {
        await using var host = await WorkerHost.StartAsync(profile: ChangedProfile.Write(p => p["requests"] = JsonNode.Parse($$"""{"workerRecords":{{records}}}""")));
        var (intake, phone) = await OpenAsync(host);
        using (phone)
        {
            Assert.Equal(offered, phone.Html.Contains("代居民登记", StringComparison.Ordinal));
            await phone.GetAsync($"/w/{host.Token(intake)}/record");
            Assert.Equal(offered ? HttpStatusCode.OK : HttpStatusCode.Redirect, phone.Status);
        }
    }

    [Fact]
    public async Task A_hundred_a_day_are_enough_what_was_written_stays_and_danger_is_always_taken()
    {
        await using var host = await WorkerHost.StartAsync();
        var (intake, phone) = await OpenAsync(host);
        using (phone)
        {
            var now = host.Clock.GetChinaNow();
            await host.Service<GroupCommit>().Run(session =>
            {
                for (var i = 0; i < TakenDown.PerWorkerAndDay; i++)
                {
                    IntakeSubmission.Submit(session, IntakeFixtures.Submitted(gridCode: WorkerHost.Grid) with { TakenDownBy = new Actor(ActorRole.GridWorker, "演示周芳", WorkerHost.Worker, null) }, now);
                }
            });
            await phone.MoveAsync(host.Token(intake), "record", new() { ["words"] = "楼道里下水道堵了三天", ["place"] = "演示村1组3号楼" });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, phone.Status);
            Assert.Contains($"一天最多代登记 {TakenDown.PerWorkerAndDay} 件", phone.Html, StringComparison.Ordinal);
            Assert.Contains("楼道里下水道堵了三天", phone.Html, StringComparison.Ordinal);
            Assert.Contains("演示村1组3号楼", phone.Html, StringComparison.Ordinal);
            Assert.Equal(TakenDown.PerWorkerAndDay + 1, await host.ReadAsync(db => db.Intakes.CountAsync()));

            await phone.MoveAsync(host.Token(intake), "record", new() { ["words"] = "楼道一股煤气味头都晕了" });
            Assert.True((await NewestAsync(host)).Urgent);
            using var colleague = await host.SignedInAsync(intake, WorkerHost.Head);
            await colleague.MoveAsync(host.Token(intake), "record", new() { ["words"] = "楼道里下水道堵了三天" });
            Assert.Equal(TakenDown.PerWorkerAndDay + 3, await host.ReadAsync(db => db.Intakes.CountAsync()));
        }
    }

    [Theory]
    [InlineData("13812345678", "居民没有微信，请把结果告诉他")]
    [InlineData("", "请见到人时告诉他结果")]
    public async Task Who_has_no_chat_learns_the_result_by_phone_or_in_person(string number, string said)
    {
        await using var host = await WorkerHost.StartAsync();
        var (intake, phone) = await OpenAsync(host);
        using (phone)
        {
            await phone.MoveAsync(host.Token(intake), "record", new() { ["words"] = "楼道里下水道堵了三天", ["phone"] = number });
            var taken = await NewestAsync(host);
            var token = host.Token(taken);
            await phone.GetAsync($"/w/{token}");
            await phone.MoveAsync(token, "accept");
            await phone.MoveAsync(token, "resolve", new() { ["note"] = "疏通了" });
            using var patience = new CancellationTokenSource(RoadFixture.Patience);
            using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            while (!await host.ReadAsync(db => db.Deliveries.AnyAsync(d => d.IntakeId == taken.Id && d.Body.Contains(said))))
            {
                await pace.WaitForNextTickAsync(patience.Token);
            }

            Assert.Equal(number.Length > 0 ? 1 : 0, await host.ReadAsync(db => db.CallBacks.CountAsync()));
        }
    }

    private static async Task<(Intake Intake, WorkerPhone Phone)> OpenAsync(WorkerHost host)
    {
        var intake = await host.ReportAsync();
        return (intake, await host.SignedInAsync(intake));
    }

    private static Task<Intake> NewestAsync(WorkerHost host) => host.ReadAsync(db => db.Intakes.AsNoTracking().OrderByDescending(i => i.Id).FirstAsync());
}

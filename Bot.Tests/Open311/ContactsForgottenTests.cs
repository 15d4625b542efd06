using Bot.Api.Hosting;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Bot.Tests.Open311;

/// <summary>Who reported is kept as long as it may be needed, and no longer.</summary>
public sealed class ContactsForgottenTests(Open311Host host) : IClassFixture<Open311Host>
{
    [Fact]
    public async Task Who_reported_is_forgotten_when_the_matter_is_long_over_and_kept_while_it_is_not()
    {
        var over = await FiledAsync();
        var open = await FiledAsync();
        var fresh = await FiledAsync();
        await EndAsync(over);
        await EndAsync(fresh);
        var longAgo = host.Now.ToUniversalTime() - Housekeeping.Open311ContactsKept - TimeSpan.FromHours(1);
        await host.Service<GroupCommit>().Run(session =>
        {
            session.Execute("""UPDATE "open311_filings" SET "At" = @0 WHERE "IntakeId" = @1""", longAgo, over.Id);
            session.Execute("""UPDATE "open311_filings" SET "At" = @0 WHERE "IntakeId" = @1""", longAgo, open.Id);
        });

        await Microsoft.Extensions.DependencyInjection.ActivatorUtilities.CreateInstance<Housekeeping>(host.Service<IServiceProvider>()).TidyAsync(CancellationToken.None);
        Assert.Null(await ContactAsync(over));
        Assert.NotNull(await ContactAsync(open));
        Assert.NotNull(await ContactAsync(fresh));
    }

    private async Task<Intake> FiledAsync()
    {
        var filed = await host.PostAsync("requests.json", Open311Host.Form(("email", "demo@example.com"), ("first_name", "演示")));
        return await host.IntakeAsync(filed.Number);
    }

    private async Task EndAsync(Intake intake) => Assert.IsType<MoveVerdict.Made>(await host.Service<GroupCommit>().Run(session =>
        IntakeMoves.Make(session, intake.Id, new MoveRequest(Move.Reject, new Actor(ActorRole.Desk, "演示坐席", "d-demo"), host.Now, "不归网格办，请找演示单位", IsPublic: true))));

    private Task<string?> ContactAsync(Intake intake) => host.ReadAsync(db => db.Set<Bot.Data.Open311.Open311Filing>().AsNoTracking().Where(f => f.IntakeId == intake.Id).Select(f => f.SealedContact).SingleAsync());
}

using Bot.Api.Grids;
using Bot.Api.ResidentActs;

namespace Bot.Api.My.Worker;

/// <summary>Where a resident is at home, as the chat remembers it.</summary>
public sealed class HomeBinding(ActPipeline pipeline, LiveGridDirectory directory)
{
    /// <summary>Binds the grid once for the key.</summary>
    public Task<ActResult<BoundHome>> BindAsync(ResidentCaller who, string? once, string code, CancellationToken cancellation) =>
        pipeline.OnceAsync<BoundHome>(
            who,
            once,
            new { act = "home", code },
            scene => Task.FromResult<ActPlan<BoundHome>>(directory.Current.ByCode(code) is not { } grid
                ? new ActPlan<BoundHome>.Refuse(ActRefusals.Wrong("grid", "没有这个网格，请重新选。"))
                : new ActPlan<BoundHome>.Write(session =>
                {
                    session.Execute("""UPDATE "conversations" SET "HomeGrid" = @0, "Version" = "Version" + 1 WHERE "Resident" = @1""", grid.Code, who.Resident);
                    return new ActDone<BoundHome>(new BoundHome(grid.Code, grid.Name), 0);
                })),
            cancellation);
}

/// <summary>The grid that is home now.</summary>
public sealed record BoundHome(string Code, string Name);

using System.Text;
using System.Text.Json.Nodes;
using Bot.Simulator.Platform.Faults;

namespace Bot.Simulator.Platform.Api;

/// <summary>How a call ended: <paramref name="File"/> is null when the connection is cut instead of answered.</summary>
internal sealed record ApiOutcome(int Status, int? Code, ApiFile? File, string? Trouble = null)
{
    /// <summary>The answer as the log shows it.</summary>
    public string Shown => File switch
    {
        null => "",
        { ContentType: var type } when type.StartsWith("application/json", StringComparison.Ordinal) => Encoding.UTF8.GetString(File.Bytes),
        _ => $"[{File.ContentType}，{File.Bytes.Length} 字节]",
    };
}

/// <summary>A call of the bot on a road with faults: what it meets decides whether it takes effect and what the bot gets to see.</summary>
internal static class FaultyRoad
{
    private static readonly byte[] JunkPage = "<html><head><title>500</title></head><body>Internal Server Error"u8.ToArray();

    public static async Task<ApiOutcome> AnswerAsync(ApiCall call, Func<ApiCall, Task<ApiFile>> answer)
    {
        var (delay, fault) = call.Platform.Faults.OnCall(call.Facts());
        switch (fault)
        {
            case Fault.PlatformDown or Fault.ConnectionDropped:
                return Cut("连接断了，没有生效（故障）");
            case Fault.Hang:
                await GoneAsync(call, Timeout.InfiniteTimeSpan);
                return Cut("一直没有回答，没有生效（故障）");
            case Fault.ServerError:
                return new(StatusCodes.Status500InternalServerError, null, new ApiFile("text/html", JunkPage), "HTTP 500（故障）");
            default:
                break;
        }

        var outcome = await RunAsync(call, fault switch
        {
            Fault.Errcode errcode => _ => throw Refusal.Of(errcode.Code),
            Fault.MediaGone => _ => throw Refusal.MediaUnknown(),
            _ => answer,
        });
        if (fault is Fault.AnswerLost)
        {
            return Cut("已经生效，回答在路上丢了（故障）");
        }

        return delay > TimeSpan.Zero && await GoneAsync(call, delay) ? Cut("已经生效，对方没有等到回答（故障）") : outcome;
    }

    private static async Task<ApiOutcome> RunAsync(ApiCall call, Func<ApiCall, Task<ApiFile>> answer)
    {
        try
        {
            return new(StatusCodes.Status200OK, 0, await answer(call));
        }
        catch (Refusal refusal)
        {
            return new(
                StatusCodes.Status200OK, refusal.Code,
                ApiFile.Of(new JsonObject { ["errcode"] = refusal.Code, ["errmsg"] = refusal.Words }));
        }
    }

    private static ApiOutcome Cut(string trouble) => new(0, null, null, trouble);

    // True when the caller, or the simulator itself, went away before the time was over.
    private static async Task<bool> GoneAsync(ApiCall call, TimeSpan after)
    {
        var stopping = call.Http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(call.Http.RequestAborted, stopping);
        try
        {
            await Task.Delay(after, call.Platform.Clock, either.Token);
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }
}

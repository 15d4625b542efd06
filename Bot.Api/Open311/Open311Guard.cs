namespace Bot.Api.Open311;

/// <summary>A fault of ours in the form that clients of these doors read: "General service error (Anything that fails during service list processing)". The status is 500, so that nobody takes it for theirs.</summary>
public sealed class Open311Guard(ILogger<Open311Guard> log) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "An Open311 request failed");
            return Open311Fault.Answer(new Open311Fault(StatusCodes.Status500InternalServerError, "这边出错了，我们已经记下，请稍后再试。"));
        }
    }
}

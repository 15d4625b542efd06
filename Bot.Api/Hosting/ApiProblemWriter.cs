using Microsoft.Extensions.Options;

namespace Bot.Api.Hosting;

/// <summary>
/// Whoever asks a JSON door for a picture or a page (<c>Accept</c>) is told what is wrong all the same: the framework's own
/// writer declines then, and what is left is a line of English text.
/// </summary>
public sealed class ApiProblemWriter(IOptions<ProblemDetailsOptions> options) : IProblemDetailsWriter
{
    private const string MediaType = "application/problem+json";

    public bool CanWrite(ProblemDetailsContext context) => context.HttpContext.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    public ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var response = context.HttpContext.Response;
        context.ProblemDetails.Status ??= response.StatusCode;
        options.Value.CustomizeProblemDetails?.Invoke(context);
        return new ValueTask(response.WriteAsJsonAsync(context.ProblemDetails, options: null, MediaType, context.HttpContext.RequestAborted));
    }
}

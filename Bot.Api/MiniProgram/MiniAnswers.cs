using System.Globalization;
using Bot.Api.ResidentActs;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.OpenApi;

namespace Bot.Api.MiniProgram;

/// <summary>From requests of the mini-program to what residents do, and back.</summary>
internal static class MiniAnswers
{
    /// <summary>Who acts in this request.</summary>
    public static ResidentCaller Caller(this HttpContext http)
    {
        var visit = ResidentVisit.Of(http);
        return new ResidentCaller(visit.Resident, visit.Account, Channels.MiniProgram);
    }

    /// <summary>The problem of a refusal, with <c>Retry-After</c> where waiting helps.</summary>
    public static ProblemHttpResult Problem(this HttpContext http, ActRefusal refusal)
    {
        if (refusal.More?.TryGetValue("retryAfter", out var wait) == true && wait is int seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return refusal.ToProblem();
    }

    /// <summary>Says in the document that a post of this group needs its idempotency key.</summary>
    public static TBuilder NeedsKey<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.AddOpenApiOperationTransformer(static (operation, _, _) =>
    {
        foreach (var header in operation.Parameters?.OfType<OpenApiParameter>().Where(p => p.Name == ActPipeline.KeyHeader) ?? [])
        {
            header.Required = true;
            header.Description = "8 到 64 个字母、数字、- 或 _；同一次提交重试时不变，换一次提交就换一个。";
        }

        return Task.CompletedTask;
    });

    /// <summary>200 with the answer, or the problem.</summary>
    public static Results<Ok<T>, ProblemHttpResult> Ok<T>(this HttpContext http, ActResult<T> result)
        where T : class => result.IsDone ? TypedResults.Ok(result.Answer) : http.Problem(result.Refusal);

    /// <summary>201 with the answer, or the problem.</summary>
    public static Results<Created<T>, ProblemHttpResult> Created<T>(this HttpContext http, ActResult<T> result, Func<T, string> path)
        where T : class => result.IsDone ? TypedResults.Created(http.Request.PathBase + path(result.Answer), result.Answer) : http.Problem(result.Refusal);
}

using System.Globalization;
using Bot.Api.ResidentActs;
using Microsoft.AspNetCore.Http.HttpResults;

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

    /// <summary>200 with the answer, or the problem.</summary>
    public static Results<Ok<T>, ProblemHttpResult> Ok<T>(this HttpContext http, ActResult<T> result)
        where T : class => result.IsDone ? TypedResults.Ok(result.Answer) : http.Problem(result.Refusal);

    /// <summary>201 with the answer, or the problem.</summary>
    public static Results<Created<T>, ProblemHttpResult> Created<T>(this HttpContext http, ActResult<T> result, Func<T, string> path)
        where T : class => result.IsDone ? TypedResults.Created(http.Request.PathBase + path(result.Answer), result.Answer) : http.Problem(result.Refusal);
}

using Microsoft.AspNetCore.Http.HttpResults;

namespace Bot.Api.Hosting;

/// <summary>Errors of every JSON door (RFC 9457): a stable type, Chinese words, the field at fault.</summary>
public static class Problems
{
    /// <param name="status">HTTP status.</param>
    /// <param name="type">Stable name; becomes <c>urn:grid-bot:problem:{type}</c>.</param>
    /// <param name="title">What is wrong, in a few words.</param>
    /// <param name="detail">What to do about it.</param>
    /// <param name="field">The field at fault, when one is.</param>
    /// <param name="more">Further members, such as <c>allowed</c>.</param>
    public static ProblemHttpResult Of(int status, string type, string title, string detail, string? field = null, IDictionary<string, object?>? more = null)
    {
        var extensions = more is null ? [] : new Dictionary<string, object?>(more, StringComparer.Ordinal);
        if (field is not null)
        {
            extensions["field"] = field;
        }

        return TypedResults.Problem(detail, statusCode: status, title: title, type: "urn:grid-bot:problem:" + type, extensions: extensions);
    }
}

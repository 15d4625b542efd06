using Microsoft.AspNetCore.Http.Extensions;

namespace Bot.Api.Desk.Shell;

/// <summary>Onward and back by cursor, for the partial <c>/Desk/Shell/Pager.cshtml</c>: a million rows are never counted off.</summary>
/// <param name="First">Address of the first page; null when this is it.</param>
/// <param name="Next">Address of the next; null when this is the last.</param>
public sealed record Pager(string? First, string? Next)
{
    /// <summary>This page's own address with the cursor set; whatever else it says, stays.</summary>
    public static Pager Of(HttpRequest request, string? nextCursor)
    {
        var others = request.Query.Where(q => q.Key != "after").ToDictionary(q => q.Key, q => q.Value, StringComparer.Ordinal);
        var path = request.PathBase + request.Path;
        return new Pager(
            request.Query.ContainsKey("after") ? path + new QueryBuilder(others).ToQueryString() : null,
            nextCursor is null ? null : path + new QueryBuilder(others) { { "after", nextCursor } }.ToQueryString());
    }
}

using Bot.Api.Hosting;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Xunit;

namespace Bot.Tests.Doors.Fuzz;

/// <summary>What is not in the document would not be fuzzed either.</summary>
[Collection(nameof(FuzzHost))]
public sealed class DocumentTests(FuzzHost host)
{
    /// <summary>Doors that speak JSON and stand in no document, each with the reason.</summary>
    private static readonly Dictionary<string, string> Apart = new(StringComparer.Ordinal)
    {
        ["GET /api/mini/checks/{attachment}/{until}/{signature}"] = "the platform fetches a file by a signed link",
        ["* /open311/{**rest}"] = "answers what is none of the doors",
    };

    [Fact]
    public void Every_JSON_door_stands_in_the_document()
    {
        var written = host.Book.Operations.Select(o => Plain(o.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var mapped = Mapped().Where(n => !Apart.ContainsKey(n)).ToList();
        Assert.True(mapped.Count > 40, "There are doors at all.");
        Assert.DoesNotContain(mapped, n => !written.Contains(Plain(n)));
        Assert.Empty(written.Except(mapped.Select(Plain), StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void What_stands_apart_from_the_document_is_there() => Assert.Empty(Apart.Keys.Except(Mapped(), StringComparer.Ordinal));

    [Fact]
    public void Operations_for_residents_and_keys_say_so() => Assert.All(
        host.Book.Operations.Where(o => o.Path.StartsWith("/api/", StringComparison.Ordinal)),
        o => Assert.True(o.IsForResidents || o.IsForKeys || o.Path is "/api/mini/login" or "/api/mini/refresh", o.Name));

    private List<string> Mapped() =>
    [
        .. from route in host.Service<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let pattern = "/" + route.RoutePattern.RawText!.TrimStart('/')
           where IsJson(route, pattern)
           from verb in route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } verbs ? verbs : ["*"]
           select $"{verb} {pattern}",
    ];

    private static bool IsJson(RouteEndpoint route, string pattern) =>
        pattern.StartsWith("/api/", StringComparison.Ordinal) || pattern.StartsWith("/open311/", StringComparison.Ordinal)
        || (route.Metadata.GetOrderedMetadata<AccessStatement>().Any(a => a.Who is Access.ApiKey or Access.Resident or Access.Open311Key) && !pattern.StartsWith("/openapi", StringComparison.Ordinal));

    /// <summary>Names of routes carry constraints and a mark for what may be absent; those of the document do not.</summary>
    private static string Plain(string name) => name.Replace("?}", "}", StringComparison.Ordinal).Replace(":int}", "}", StringComparison.Ordinal).TrimEnd('/');
}

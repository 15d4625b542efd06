using Bot.Api.Hosting;
using Bot.Api.Integration.Keys;
using Bot.Tests.Road;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.House;

/// <summary>Every door states who may enter.</summary>
public sealed class RoutesTests
{
    [Fact]
    public async Task Every_route_says_who_may_enter()
    {
        await using var bot = Host();
        var routes = Routes(bot);
        Assert.NotEmpty(routes);
        Assert.All(routes, route => Assert.True(
            route.Metadata.GetOrderedMetadata<AccessStatement>().Count == 1, $"{route.DisplayName} must state once who may enter."));
    }

    [Fact]
    public async Task Every_route_for_keys_says_which_scope_the_key_must_have()
    {
        await using var bot = Host();
        var routes = Routes(bot).Where(r => r.Metadata.GetOrderedMetadata<AccessStatement>().Any(a => a.Who == Access.ApiKey)).ToList();
        Assert.NotEmpty(routes);
        Assert.All(routes, route => Assert.True(
            route.Metadata.GetOrderedMetadata<ApiScopeStatement>() is [{ Scope: var scope }] && ApiScopes.All.Contains(scope, StringComparer.Ordinal), $"{route.DisplayName} must state one scope."));
    }

    [Fact]
    public async Task Request_types_are_public_because_validation_skips_others_silently()
    {
        await using var bot = Host();
        var bodies = Routes(bot).SelectMany(r => r.Metadata.OfType<System.Reflection.MethodInfo>())
            .SelectMany(m => m.GetParameters())
            .Select(p => p.ParameterType)
            .Where(t => t.Assembly == typeof(BotHost).Assembly && t.Name.EndsWith("Request", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(bodies);
        Assert.All(bodies, type => Assert.True(type.IsPublic, $"{type} must be public."));
    }

    [Fact]
    public async Task The_doors_of_the_contract_are_there()
    {
        await using var bot = Host();
        var patterns = Routes(bot).Select(r => r.RoutePattern.RawText!.TrimEnd('/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.Superset(
            new HashSet<string>(["/wechat/mp", "/wechat/mini", "/api/grid/events", "/api/grid/intakes/{number}/actions", "/health/live", "/health/ready"], StringComparer.OrdinalIgnoreCase),
            patterns);
        Assert.Contains(patterns, p => p.TrimStart('/').StartsWith("w/{token", StringComparison.Ordinal));
        Assert.Contains(patterns, p => p.StartsWith("/openapi/", StringComparison.Ordinal));
    }

    private static WebApplication Host() => BotHost.Create(
        ["--environment", "Development", "--urls", $"http://127.0.0.1:{RoadFixture.FreePort()}"],
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["Bot:DataDirectory"] = Directory.CreateTempSubdirectory("grid-bot-routes-").FullName });

    private static List<RouteEndpoint> Routes(WebApplication bot)
    {
        // Reading the sources of the application itself, before it starts: nothing is served by this test.
        return [.. ((IEndpointRouteBuilder)bot).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()];
    }
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Bot.Api.Hosting;
using Bot.Tests.Hosting.Places;
using Bot.Tests.Road;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.MiniProgram.Accounts;

/// <summary>No route for residents is entered without a living session of this very place.</summary>
public sealed class GateTests(RoadFixture road)
{
    [Fact]
    public async Task Every_route_for_residents_refuses_who_has_no_token_or_a_dead_one()
    {
        using var phone = await MiniClient.SignedInAsync(road.BotUrl, road.NewResident(following: false));
        var dead = phone.Token;
        await phone.AskAsync(HttpMethod.Delete, "/api/mini/session", status: HttpStatusCode.NoContent);
        var routes = road.BotServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<AccessStatement>()?.Who == Access.Resident).ToList();
        Assert.True(routes.Count >= 11);
        foreach (var route in routes)
        {
            var path = "/" + string.Join('/', route.RoutePattern.PathSegments.Select(s => s.IsSimple && s.Parts[0] is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart l ? l.Content : "1"));
            foreach (var method in route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)
            {
                foreach (var authorization in (string?[])[null, "Bearer " + dead, "Bearer made-up", "Basic " + dead])
                {
                    using var request = new HttpRequestMessage(HttpMethod.Parse(method), path);
                    if (authorization is not null)
                    {
                        request.Headers.TryAddWithoutValidation("Authorization", authorization);
                    }

                    // Not even a body that is none is looked at.
                    request.Content = method is "GET" or "DELETE" ? null : new StringContent("{", Encoding.UTF8, "application/json");
                    using var answer = await phone.Http.SendAsync(request);
                    Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{method} {path} answered {answer.StatusCode}");
                    Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
                }
            }
        }
    }

    [Fact]
    public async Task Without_a_mini_program_the_login_says_so()
    {
        var url = new Uri($"http://127.0.0.1:{RoadFixture.FreePort()}");
        var folder = Directory.CreateTempSubdirectory("grid-bot-nomini-").FullName;
        await using var bot = BotHost.CreateAlone(["--environment", "Development", "--urls", url.GetLeftPart(UriPartial.Authority)], new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Bot:DataDirectory"] = folder,
            ["ConnectionStrings:Bot"] = $"Data Source={Path.Combine(folder, "bot.db")}",
            ["WeChat:ApiBaseUrl"] = "http://127.0.0.1:9",
            ["Logging:LogLevel:Default"] = "None",
        });
        await bot.StartAsync();
        using var phone = new MiniClient(url);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await phone.LoginAsync("anything"));
        await bot.StopAsync();
    }
}

/// <summary>Three places on one running bot: a token of one opens no other.</summary>
public sealed class PlacesApartTests : IAsyncLifetime
{
    private Towns _towns = null!;

    public async ValueTask InitializeAsync() => _towns = await Towns.StartAsync();

    public ValueTask DisposeAsync() => _towns.DisposeAsync();

    [Fact]
    public async Task The_token_of_one_place_opens_no_other()
    {
        foreach (var holder in _towns.All)
        {
            var home = await SignInAsync(holder);
            var token = home.GetProperty("token").GetString()!;
            foreach (var town in _towns.All)
            {
                Assert.Equal(holder == town ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, await StatusAsync(town, HttpMethod.Get, "api/mini/me", token));
            }

            foreach (var town in _towns.All.Where(t => t != holder))
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "api/mini/refresh") { Content = JsonContent.Create(new { refreshToken = home.GetProperty("refreshToken").GetString() }) };
                using var answer = await SendAsync(town, request);
                Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            }
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(Town town, HttpMethod method, string path, string token)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await SendAsync(town, request);
        return answer.StatusCode;
    }

    private static async Task<JsonElement> SignInAsync(Town town)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/mini/login") { Content = JsonContent.Create(new { code = town.Resident.MiniProgramCode() }) };
        using var answer = await SendAsync(town, request);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<HttpResponseMessage> SendAsync(Town town, HttpRequestMessage request)
    {
        using var http = new HttpClient { BaseAddress = new Uri(town.Address.AbsoluteUri.TrimEnd('/') + "/") };
        request.Headers.Host = town.Host;
        return await http.SendAsync(request);
    }
}

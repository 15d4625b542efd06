using Bot.Api.Hosting;

namespace Bot.Api.Open311;

/// <summary>The room's services and addresses. Each resource with its ending, as the standard has it, and without.</summary>
public static class Open311Routes
{
    public const string Prefix = "/open311";
    private const string Version = "/v2";

    public static void AddOpen311(this IServiceCollection services)
    {
        services.AddSingleton<Open311Keys>();
        services.AddSingleton<Discovery>();
        services.AddSingleton<ServiceCatalogue>();
        services.AddSingleton<RequestView>();
        services.AddSingleton<PublicRequests>();
        services.AddSingleton<FilingPlaces>();
        services.AddSingleton<FilingCheck>();
        services.AddSingleton<FilingMeter>();
        services.AddSingleton<FiledRequests>();
        services.AddSingleton<Open311Doors>();
    }

    public static void MapOpen311(this IEndpointRouteBuilder app)
    {
        var reading = app.MapGroup(Prefix).For(Access.Anyone).WithTags("Open311").AddEndpointFilter<RouteGroupBuilder, Open311Guard>();
        foreach (var discovery in new[] { "/discovery", Version + "/discovery" })
        {
            reading.MapBoth(discovery, (HttpContext http, Open311Doors doors) => doors.Discover(http), "服务发现：有哪些接口、什么格式");
        }

        reading.MapBoth(Version + "/services", (HttpContext http, Open311Doors doors) => doors.Services(http), "能受理的事项");
        reading.MapGet(Version + "/services/{code}.{format?}", (HttpContext http, Open311Doors doors, string code) => doors.Definition(http, code)).Describe("一个事项要回答的问题");
        reading.MapBoth(Version + "/requests", (HttpContext http, Open311Doors doors, CancellationToken cancellation) => doors.FindAsync(http, cancellation), "查公开的诉求", Open311Documents.Filters);
        reading.MapGet(Version + "/requests/{number}.{format?}", (HttpContext http, Open311Doors doors, string number, CancellationToken cancellation) => doors.OneAsync(http, number, cancellation))
            .Describe("查一件公开的诉求", Open311Documents.Extensions);
        reading.MapGet(Version + "/tokens/{token}.{format?}", (HttpContext http, Open311Doors doors, string token, CancellationToken cancellation) => doors.TokenAsync(http, token, cancellation))
            .Describe("用 token 换编号");
        reading.Map("/{**rest}", (HttpContext http) => Open311Doors.Unknown(http)).ExcludeFromDescription();
        app.MapFiling();
    }

    private static void MapFiling(this IEndpointRouteBuilder app)
    {
        var filing = app.MapGroup(Prefix).For(Access.Open311Key).WithTags("Open311").AddEndpointFilter<RouteGroupBuilder, Open311Guard>();
        foreach (var ending in new[] { "", ".{format}" })
        {
            filing.MapPost(Version + "/requests" + ending, (HttpContext http, Open311Doors doors, CancellationToken cancellation) => doors.FileAsync(http, cancellation))
                .DisableAntiforgery().DescribeFiling();
        }
    }

    private static void MapBoth(this IEndpointRouteBuilder app, string path, Delegate door, string summary, params IReadOnlyList<string> fields)
    {
        app.MapGet(path, door).Describe(summary, fields);
        app.MapGet(path + ".{format}", door).Describe(summary, fields);
    }
}

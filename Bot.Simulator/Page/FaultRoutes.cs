using System.Text.Json;
using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Api;
using Bot.Simulator.Platform.Faults;

namespace Bot.Simulator.Page;

/// <summary>A fault as the page lists it.</summary>
public sealed record FaultView(long Id, Fault Fault, bool Active, int Fired, DateTimeOffset Since)
{
    /// <summary>The fault as it is now.</summary>
    public static FaultView Of(ArmedFault armed)
    {
        ArgumentNullException.ThrowIfNull(armed);
        return new(armed.Id, armed.Fault, armed.IsActive, armed.Fired, armed.Since);
    }
}

/// <summary>
/// <c>/sim/faults</c>: what is switched on and how often it happened; one fault, or a list of them as a script, to switch on;
/// one or all to lift.
/// </summary>
public static class FaultRoutes
{
    private const int BodyBytes = 64 * 1024;

    private static readonly JsonSerializerOptions Strict = new(ApiRoute.Readable)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        AllowOutOfOrderMetadataProperties = true,
    };

    /// <summary>Maps reading, switching on and lifting below <c>/sim</c>.</summary>
    public static void MapFaults(this IEndpointRouteBuilder sim, SimulatedPlatform platform)
    {
        sim.MapGet("/faults", () => Json(platform.Faults.All.Select(FaultView.Of)));
        sim.MapPost("/faults", (HttpRequest request) => ArmAsync(platform.Faults, request));
        sim.MapDelete("/faults", () =>
        {
            platform.Faults.LiftAll();
            return Results.NoContent();
        });
        sim.MapDelete("/faults/{id:long}", (long id) =>
        {
            if (platform.Faults.Find(id) is not { } armed)
            {
                return Results.NotFound();
            }

            platform.Faults.Lift(armed);
            return Results.NoContent();
        });
    }

    private static async Task<IResult> ArmAsync(FaultBoard board, HttpRequest request)
    {
        if (request.ContentLength > BodyBytes)
        {
            return Refuse($"最多 {BodyBytes} 字节");
        }

        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            if (body.RootElement.ValueKind != JsonValueKind.Array)
            {
                return Json(FaultView.Of(board.Arm(Read(body.RootElement))));
            }

            // All are read and looked at before the first happens: a script is switched on whole or not at all.
            var script = body.RootElement.EnumerateArray().Select(Read).ToList();
            return script.Select(FaultCheck.Wrong).FirstOrDefault(w => w is not null) is { } wrong
                ? Refuse(wrong)
                : Json(script.ConvertAll(fault => FaultView.Of(board.Arm(fault))));
        }
        catch (Exception broken) when (broken is JsonException or NotSupportedException)
        {
            return Refuse(broken.Message);
        }
        catch (ArgumentException wrong)
        {
            return Refuse(wrong.Message.Split(" (Parameter")[0]);
        }
    }

    private static Fault Read(JsonElement element) => element.Deserialize<Fault>(Strict) ?? throw new JsonException("null 不是故障");

    private static IResult Json<T>(T value) => Results.Json(value, ApiRoute.Readable);

    private static IResult Refuse(string reason) =>
        Results.Problem(title: "没有打开", detail: reason, statusCode: StatusCodes.Status400BadRequest);
}

using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Bot.Api.Open311;

/// <summary>What the OpenAPI document says of these doors: their fields are those of the standard, read from address and form by name.</summary>
public static class Open311Documents
{
    /// <summary>Fields of <c>GET requests</c>.</summary>
    public static IReadOnlyList<string> Filters { get; } =
    [
        "service_request_id", "service_code", "start_date", "end_date", "status", "updated_after", "updated_before", "lat", "long", "radius", "page", "page_size", "extensions",
    ];

    public static IReadOnlyList<string> Extensions { get; } = ["extensions"];

    private static readonly string[] FormFields =
    [
        Open311Keys.Field, "jurisdiction_id", "service_code", "lat", "long", "address_string", "address_id", "description", "phone", "email", "first_name", "last_name",
        "device_id", "account_id", "media_url",
    ];

    internal static RouteHandlerBuilder Describe(this RouteHandlerBuilder door, string summary, params IReadOnlyList<string> fields) => door
        .WithSummary(summary)
        .Produces(StatusCodes.Status200OK, contentType: "text/xml", additionalContentTypes: "application/json")
        .Produces(StatusCodes.Status400BadRequest, contentType: "text/xml", additionalContentTypes: "application/json")
        .Produces(StatusCodes.Status404NotFound, contentType: "text/xml", additionalContentTypes: "application/json")
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            operation.Parameters ??= [];
            foreach (var field in fields.Prepend("jurisdiction_id"))
            {
                operation.Parameters.Add(new OpenApiParameter { Name = field, In = ParameterLocation.Query, Schema = Words() });
            }

            return Task.CompletedTask;
        });

    internal static void DescribeFiling(this RouteHandlerBuilder door) => door
        .Describe("提交一件诉求")
        .Produces(StatusCodes.Status403Forbidden, contentType: "text/xml", additionalContentTypes: "application/json")
        .Produces(StatusCodes.Status429TooManyRequests, contentType: "text/xml", additionalContentTypes: "application/json")
        .AddOpenApiOperationTransformer((operation, _, _) =>
        {
            var form = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "另有 attribute[code] 和 attribute[code][]，问题见 services/{code}；multipart 时可带照片（media）。",
                Properties = FormFields.ToDictionary(f => f, _ => Words(), StringComparer.Ordinal),
                Required = new HashSet<string>(StringComparer.Ordinal) { "service_code" },
            };
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
                {
                    ["application/x-www-form-urlencoded"] = new() { Schema = form },
                    ["multipart/form-data"] = new() { Schema = form },
                },
            };
            return Task.CompletedTask;
        });

    private static IOpenApiSchema Words() => new OpenApiSchema { Type = JsonSchemaType.String };
}

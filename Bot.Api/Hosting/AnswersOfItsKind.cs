using System.Globalization;
using Microsoft.OpenApi;

namespace Bot.Api.Hosting;

/// <summary>
/// What any JSON door may answer because of what stands before it, said in the document once for all of them: who may enter,
/// how often, and bodies and fields that cannot be read. What a door itself answers, its route says.
/// </summary>
internal static class AnswersOfItsKind
{
    private const string Problem = "ProblemDetails";
    private const string MediaType = "application/problem+json";

    public static void Describe(OpenApiOperation operation, OpenApiDocument document, Access? who)
    {
        operation.Responses ??= [];
        foreach (var (status, words) in Of(operation, who))
        {
            operation.Responses.TryAdd(status.ToString(CultureInfo.InvariantCulture), new OpenApiResponse
            {
                Description = words,
                Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { [MediaType] = new() { Schema = new OpenApiSchemaReference(Problem, document) } },
            });
        }
    }

    private static IEnumerable<(int Status, string Words)> Of(OpenApiOperation operation, Access? who)
    {
        if (who is Access.Resident or Access.ApiKey)
        {
            yield return (StatusCodes.Status401Unauthorized, "没有登录，或者密钥不对");
        }

        if (who is Access.Resident)
        {
            yield return (StatusCodes.Status429TooManyRequests, "太频繁，Retry-After 秒后再试");
        }

        if (operation.RequestBody is not null || operation.Parameters?.Any(IsRead) == true)
        {
            yield return (StatusCodes.Status400BadRequest, "读不懂");
        }

        if (operation.RequestBody is not null)
        {
            yield return (StatusCodes.Status413PayloadTooLarge, "太大");
            yield return (StatusCodes.Status415UnsupportedMediaType, "格式不对");
        }
    }

    /// <summary>A field that is more than words has to be understood first.</summary>
    private static bool IsRead(IOpenApiParameter field) => field.Schema?.Type is { } type && (type & ~JsonSchemaType.Null) != JsonSchemaType.String;
}

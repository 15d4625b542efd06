using System.Collections.Frozen;
using System.Globalization;
using Bot.Api.Hosting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Bot.Api.Integration.Keys;

/// <summary>What a key may do.</summary>
public static class ApiScopes
{
    /// <summary>Events, intakes with personal numbers masked, attachments.</summary>
    public const string Events = "events";

    /// <summary>Moves of intakes.</summary>
    public const string Actions = "actions";

    /// <summary>Reports by Open311 (<c>api_key</c>).</summary>
    public const string Open311 = "open311";

    /// <summary>Phone and unmasked words of those who report, each read with a reason and on record. Never there unless named.</summary>
    public const string Personal = "personal";

    /// <summary>To have events posted to an address.</summary>
    public const string Webhooks = "webhooks";

    public static IReadOnlyList<string> All { get; } = [Events, Actions, Open311, Personal, Webhooks];

    /// <summary>Of a key without <c>Bot:ApiKeyScopes</c>.</summary>
    public static IReadOnlySet<string> ByDefault { get; } = FrozenSet.Create(StringComparer.Ordinal, Events, Actions, Open311);

    /// <param name="setting">Its name, for the message.</param>
    /// <param name="list">Names with commas between them.</param>
    /// <exception cref="SettingsException">One is not known, or there is none.</exception>
    public static IReadOnlySet<string> Read(string setting, string list)
    {
        var names = ApiKeys.Split(list).ToFrozenSet(StringComparer.Ordinal);
        if (names.FirstOrDefault(n => !All.Contains(n, StringComparer.Ordinal)) is { } wrong)
        {
            throw new SettingsException($"{setting}: \"{wrong}\" is no scope; there are {string.Join(", ", All)}.");
        }

        return names.Count > 0 ? names : throw new SettingsException($"{setting} names no scope; there are {string.Join(", ", All)}. To take everything from a key, remove the key.");
    }

    /// <summary>States which scope a route of <see cref="Access.ApiKey"/> asks for, and checks it.</summary>
    public static TBuilder Scoped<TBuilder>(this TBuilder builder, string scope)
        where TBuilder : IEndpointConventionBuilder
    {
        builder.WithMetadata(new ApiScopeStatement(scope));
        builder.AddEndpointFilter(new ApiScopeFilter(scope));
        return builder;
    }

    /// <summary>Says in the OpenAPI document which scope an operation asks for.</summary>
    public static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiScopeStatement>().FirstOrDefault() is not { } statement)
        {
            return;
        }

        operation.Description = $"{operation.Description}{(string.IsNullOrEmpty(operation.Description) ? "" : "\n\n")}密钥要有权限：{statement.Scope}。";
        operation.Responses ??= [];
        operation.Responses.TryAdd(StatusCodes.Status403Forbidden.ToString(CultureInfo.InvariantCulture), new OpenApiResponse { Description = "密钥没有这个权限（problem details）" });
    }
}

/// <summary>The scope that a route asks for. Every route for API keys carries exactly one; a test walks them all.</summary>
public sealed record ApiScopeStatement(string Scope);

/// <summary>Runs behind <see cref="ApiKeyFilter"/>, which found out whose key it is.</summary>
public sealed class ApiScopeFilter(string scope) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.KeyHolder().Has(scope)
            ? await next(context)
            : Problems.Of(StatusCodes.Status403Forbidden, "scope", "这个密钥没有权限", $"这里要有 {scope} 权限，请联系管理员开通（Bot:ApiKeyScopes）。", ApiKeyFilter.Header, new Dictionary<string, object?>(StringComparer.Ordinal) { ["scope"] = scope });
}

public static class KeyHolderExtensions
{
    /// <summary>Whose key the request came with; only on routes for <see cref="Access.ApiKey"/>.</summary>
    public static ApiKeyHolder KeyHolder(this HttpContext http) =>
        http.Items[typeof(ApiKeyHolder)] as ApiKeyHolder ?? throw new InvalidOperationException("The route is not for API keys.");
}

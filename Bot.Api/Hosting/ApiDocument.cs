using Bot.Api.Integration.Keys;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Bot.Api.Hosting;

/// <summary>What the OpenAPI document says beside the routes: its name and how one proves who one is.</summary>
public static class ApiDocument
{
    private const string KeyScheme = "apiKey";

    public static void Describe(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "网格机器人接口", Version = "v1", Description = "事件读出、动作写入。错误一律为 RFC 9457 问题详情。" };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
            document.Components.SecuritySchemes[KeyScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = ApiKeyFilter.Header, Description = "由管理员分配（Bot:ApiKeys）。",
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<AccessStatement>().Any(a => a.Who == Access.ApiKey))
            {
                operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, context.Document)] = [] }];
            }

            ApiScopes.Describe(operation, context);
            return Task.CompletedTask;
        });
    }
}

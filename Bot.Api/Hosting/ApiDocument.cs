using Bot.Api.Integration.Keys;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Bot.Api.Hosting;

/// <summary>What the OpenAPI document says beside the routes: its name and how one proves who one is.</summary>
public static class ApiDocument
{
    private const string KeyScheme = "apiKey";
    private const string ResidentScheme = "resident";

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
            document.Components.SecuritySchemes[ResidentScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "小程序登录（POST /api/mini/login）得到的 token。",
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var who = context.Description.ActionDescriptor.EndpointMetadata.OfType<AccessStatement>().FirstOrDefault()?.Who;
            if (who is Access.ApiKey or Access.Resident)
            {
                var scheme = who == Access.ApiKey ? KeyScheme : ResidentScheme;
                operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(scheme, context.Document)] = [] }];
            }

            ApiScopes.Describe(operation, context);
            if (context.Description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true)
            {
                AnswersOfItsKind.Describe(operation, context.Document!, who);
            }

            return Task.CompletedTask;
        });
    }
}

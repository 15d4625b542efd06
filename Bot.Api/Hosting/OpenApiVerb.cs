using System.CommandLine;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Bot.Api.Hosting;

/// <summary><c>openapi</c>: prints the OpenAPI document of the JSON doors.</summary>
public static class OpenApiVerb
{
    public static Command OpenApi()
    {
        var command = new Command("openapi", "Prints the OpenAPI document.");
        command.SetAction((_, cancellation) => VerbHost.GuardAsync(() => RunAsync(cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellation)
    {
        // Development, so that it needs no account: the document does not depend on one.
        await using var app = BotHost.Create(["--environment", "Development", "--urls", "http://127.0.0.1:0"], new Dictionary<string, string?>(StringComparer.Ordinal));
        var provider = app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1");
        var document = await provider.GetOpenApiDocumentAsync(cancellation);
        Console.WriteLine(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellation));
        return VerbHost.Done;
    }
}

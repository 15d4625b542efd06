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
        // Development, so that it needs no account, in a folder that is thrown away: the document depends on neither.
        var folder = Directory.CreateTempSubdirectory("grid-bot-openapi-");
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Bot:DataDirectory"] = folder.FullName,
            ["ConnectionStrings:Bot"] = $"Data Source={Path.Combine(folder.FullName, "bot.db")}",
            ["ConnectionStrings:Redis"] = "",
            ["WeChat:ApiBaseUrl"] = "http://127.0.0.1:9",
            ["Logging:LogLevel:Default"] = "None",
        };
        await using var app = BotHost.CreateAlone(["--environment", "Development", "--urls", "http://127.0.0.1:0"], settings);
        await app.StartAsync(cancellation);
        var provider = app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1");
        var document = await provider.GetOpenApiDocumentAsync(cancellation);
        Console.WriteLine(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellation));
        await app.StopAsync(cancellation);
        folder.Delete(recursive: true);
        return VerbHost.Done;
    }
}

using System.Buffers;

namespace Bot.Benchmarks.Servers;

/// <summary>The yardstick: Kestrel with nothing on it, answering each body with itself.</summary>
internal static class EchoServer
{
    private const int BodyBytes = 64 * 1024;

    public static async Task RunAsync(string url)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.WebHost.ConfigureKestrel(static kestrel => kestrel.AddServerHeader = false);
        await using var app = builder.Build();
        app.Run(EchoAsync);
        await app.RunAsync();
    }

    private static async Task EchoAsync(HttpContext http)
    {
        var length = (int)(http.Request.ContentLength ?? 0);
        if (length is 0 or > BodyBytes)
        {
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            await http.Request.Body.ReadExactlyAsync(buffer.AsMemory(0, length), http.RequestAborted);
            http.Response.ContentLength = length;
            http.Response.ContentType = "application/xml; charset=utf-8";
            await http.Response.Body.WriteAsync(buffer.AsMemory(0, length), http.RequestAborted);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

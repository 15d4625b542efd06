namespace Bot.Benchmarks.Servers;

/// <summary>Stands where the platforms stand and says yes to every call, as fast as it can.</summary>
internal sealed class SinkServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SinkServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public static async Task<SinkServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(static http =>
        {
            http.Response.ContentType = "application/json";
            return http.Response.WriteAsync("""{"errcode":0,"errmsg":"ok","access_token":"x","expires_in":7200}""");
        });
        await app.StartAsync();
        return new SinkServer(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

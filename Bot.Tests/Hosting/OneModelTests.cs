using Bot.Api.Hosting;
using Bot.Data.Storage;
using Bot.Simulator.Platform;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.Tests.Hosting;

/// <summary>The model of the database takes a second to make and some megabytes to keep: there is one.</summary>
public sealed class OneModelTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("grid-bot-model-");

    [Fact]
    public async Task Contexts_of_the_host_and_of_the_writer_share_one_model()
    {
        var connection = $"Data Source={Path.Combine(_folder.FullName, "bot.db")}";
        var settings = new Dictionary<string, string?>(new PlatformSettings().ForBot(new Uri("http://127.0.0.1:9"), new Uri("http://127.0.0.1:9")), StringComparer.Ordinal)
        {
            ["Bot:DataDirectory"] = _folder.FullName,
            ["ConnectionStrings:Bot"] = connection,
        };
        await using var app = BotHost.Create([], settings);
        await using var hosts = await app.Services.GetRequiredService<IDbContextFactory<BotDbContext>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        await using var writers = new BotDbContext(BotDatabase.Options(connection));
        Assert.Same(writers.Model, hosts.Model);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}

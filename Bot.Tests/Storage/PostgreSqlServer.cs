using System.Diagnostics;
using System.Globalization;
using Bot.Tests.Road;
using Npgsql;
using Xunit;

namespace Bot.Tests.Storage;

/// <summary>A real PostgreSQL of this run's own: a cluster in a temporary folder, on a free loopback port, gone afterwards.</summary>
public sealed class PostgreSqlServer : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("grid-bot-pg-");
    private readonly int _port = RoadFixture.FreePort();
    private int _databases;

    public async ValueTask InitializeAsync()
    {
        await RunAsync("chown", "-R", "postgres", _folder.FullName);
        await RunAsPostgresAsync("initdb", "-D", Cluster, "-A", "trust", "-E", "UTF8", "--locale=C");
        await RunAsPostgresAsync(
            "pg_ctl", "-D", Cluster, "-w", "-l", Path.Combine(_folder.FullName, "log"), "-o", $"-p {_port} -c listen_addresses=127.0.0.1 -k {_folder.FullName}", "start");
    }

    /// <summary>A new, empty database.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"bot{Interlocked.Increment(ref _databases)}");
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionTo(name);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await RunAsPostgresAsync("pg_ctl", "-D", Cluster, "-m", "immediate", "-w", "stop");
        _folder.Delete(recursive: true);
    }

    private string Cluster => Path.Combine(_folder.FullName, "cluster");

    private string ConnectionTo(string database) => $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database}";

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static Task RunAsPostgresAsync(string program, params string[] args) => Environment.IsPrivilegedProcess
        ? RunAsync("runuser", ["-u", "postgres", "--", Find(program), .. args])
        : RunAsync(Find(program), args);

    private static string Find(string program) =>
        Directory.Exists("/usr/lib/postgresql") && Directory.GetFiles("/usr/lib/postgresql", program, SearchOption.AllDirectories) is [.., var newest]
            ? newest
            : throw new FileNotFoundException($"PostgreSQL's {program} is not installed (Debian package postgresql).");

    private static async Task RunAsync(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { UseShellExecute = false, WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', args)} ended with {process.ExitCode}.");
    }
}

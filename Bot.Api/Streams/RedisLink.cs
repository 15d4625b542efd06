using StackExchange.Redis;

namespace Bot.Api.Streams;

/// <summary>A command and its arguments.</summary>
public sealed record RedisCommand(string Name, params object[] Arguments);

/// <summary>
/// The connection to Redis: opened when first needed, given up when it fails or stays silent, opened anew by whoever
/// comes next. The client's own reconnecting is not relied on, and it sets no time limit on a command: this does.
/// </summary>
public sealed class RedisLink(ConfigurationOptions options, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _opening = new(1, 1);
    private ConnectionMultiplexer? _open;

    /// <exception cref="RedisAwayException">Redis cannot be reached or does not answer. The command may have been done all the same.</exception>
    /// <exception cref="RedisServerException">Redis answers with an error.</exception>
    public Task<RedisResult> RunAsync(RedisCommand command, CancellationToken cancellation) =>
        OnConnectionAsync(database => database.ExecuteAsync(command.Name, command.Arguments), cancellation);

    /// <summary>All of the commands or none (MULTI).</summary>
    /// <inheritdoc cref="RunAsync" path="exception"/>
    public Task RunTogetherAsync(IEnumerable<RedisCommand> commands, CancellationToken cancellation) => OnConnectionAsync(
        async database =>
        {
            var transaction = database.CreateTransaction();
            var answers = commands.Select(c => transaction.ExecuteAsync(c.Name, c.Arguments)).ToList();
            await transaction.ExecuteAsync();
            return await Task.WhenAll(answers);
        },
        cancellation);

    public void Dispose()
    {
        _open?.Close(allowCommandsToComplete: false);
        _opening.Dispose();
    }

    private async Task<T> OnConnectionAsync<T>(Func<IDatabase, Task<T>> run, CancellationToken cancellation)
    {
        ConnectionMultiplexer? used = null;
        try
        {
            used = await OpenAsync(cancellation);
            return await run(used.GetDatabase()).WaitAsync(StreamLimits.CommandTimeout, clock, cancellation);
        }
        catch (Exception fault) when (fault is not (RedisServerException or RedisAwayException) && !cancellation.IsCancellationRequested)
        {
            GiveUp(used);
            throw new RedisAwayException(fault);
        }
    }

    private async Task<ConnectionMultiplexer> OpenAsync(CancellationToken cancellation)
    {
        if (_open is { } open)
        {
            return open;
        }

        await _opening.WaitAsync(cancellation);
        try
        {
            if (_open is { } meanwhile)
            {
                return meanwhile;
            }

            var fresh = await ConnectionMultiplexer.ConnectAsync(options).WaitAsync(StreamLimits.ConnectTimeout * 2, clock, cancellation);
            if (!fresh.IsConnected)
            {
                await fresh.CloseAsync(allowCommandsToComplete: false);
                throw new RedisAwayException("no connection");
            }

            return _open = fresh;
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>Only the one that failed: another may have opened the next already.</summary>
    private void GiveUp(ConnectionMultiplexer? used)
    {
        if (used is not null && ReferenceEquals(Interlocked.CompareExchange(ref _open, null, used), used))
        {
            used.Close(allowCommandsToComplete: false);
        }
    }
}

/// <summary>Redis is away. The client's own message is not kept: it can hold the command with its data.</summary>
public sealed class RedisAwayException(string reason) : Exception($"Redis is away ({reason})")
{
    public RedisAwayException(Exception fault)
        : this(fault is RedisConnectionException connection ? connection.FailureType.ToString() : fault.GetType().Name)
    {
    }
}

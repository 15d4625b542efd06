using System.Collections.Concurrent;
using System.Data.Common;
using Bot.Data.Joining;
using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Storage;

/// <summary>
/// The one writer. Whatever waits when a commit ends shares the next one: each piece of work stands behind its own
/// savepoint, so that one failing leaves the others whole, and is answered only after the shared commit is on disk.
/// Runs on a thread of its own, because SQLite's calls block.
/// </summary>
public sealed class GroupCommit : IAsyncDisposable
{
    /// <summary>Pieces of work in one commit.</summary>
    public const int BatchSize = 256;

    /// <summary>Pieces of work that may wait; beyond that, callers wait to enter.</summary>
    public const int QueueLength = 10_000;

    private readonly BlockingCollection<CommitWork> _queue = [];
    private readonly SemaphoreSlim _room = new(QueueLength);
    private readonly DbContextOptions<BotDbContext> _options;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public GroupCommit(DbContextOptions<BotDbContext> options)
    {
        _options = options;
        new Thread(WriteUntilClosed) { IsBackground = true, Name = "group-commit" }.Start();
    }

    /// <summary>
    /// Intakes changed by a commit that is on disk, in order, before its callers are answered: what is kept in memory is
    /// never behind. Runs on the writer's thread, so it must be quick and must not throw.
    /// </summary>
    public event Action<IReadOnlyList<OpenIntake>>? Committed;

    /// <summary>Runs the work in the next commit and completes when that is durable. What the work throws comes back, its writes undone.</summary>
    public async Task<T> Run<T>(Func<WriteSession, T> work, CancellationToken cancellation = default)
    {
        var item = new CommitWork<T>(work);
        await _room.WaitAsync(cancellation);
        _queue.Add(item, CancellationToken.None);

        // From here on the work will be done; leaving early would leave the caller not knowing.
        return await item.Done;
    }

    public Task Run(Action<WriteSession> work, CancellationToken cancellation = default) =>
        Run(
            session =>
            {
                work(session);
                return true;
            },
            cancellation);

    public async ValueTask DisposeAsync()
    {
        _queue.CompleteAdding();
        await _ended.Task;
    }

    private void WriteUntilClosed()
    {
        var batch = new List<CommitWork>(BatchSize);
        CommitConnection? connected = null;
        try
        {
            while (_queue.TryTake(out var first, Timeout.Infinite))
            {
                batch.Add(first);
                while (batch.Count < BatchSize && _queue.TryTake(out var work))
                {
                    batch.Add(work);
                }

                _room.Release(batch.Count);
                connected = CommitOrReconnect(batch, connected);
                batch.Clear();
            }
        }
        finally
        {
            connected?.Dispose();
            _ended.SetResult();
        }
    }

    /// <summary>A connection that failed is not trusted with the next batch.</summary>
    private CommitConnection? CommitOrReconnect(List<CommitWork> batch, CommitConnection? connected)
    {
        try
        {
            connected ??= new CommitConnection(_options);
            if (connected.Commit(batch) is { Count: > 0 } changed)
            {
                Committed?.Invoke(changed);
            }

            batch.ForEach(static w => w.Complete());
            return connected;
        }
        catch (Exception fault) when (fault is DbException or InvalidOperationException or IOException)
        {
            batch.ForEach(w => w.Fail(fault));
            connected?.Dispose();
            return null;
        }
    }
}

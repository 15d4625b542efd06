using System.Data.Common;
using Bot.Data.Joining;
using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Storage;

/// <summary>The writer's connection: one batch is one transaction on it.</summary>
internal sealed class CommitConnection : IDisposable
{
    private readonly BotDbContext _owner;
    private readonly DbConnection _connection;
    private readonly WriteSession _session;

    public CommitConnection(DbContextOptions<BotDbContext> options)
    {
        _owner = new BotDbContext(options);
        _connection = _owner.Database.GetDbConnection();
        _connection.Open();
        Pragmas.Apply(_connection);
        _session = new WriteSession(_connection, options);
    }

    public IReadOnlyList<OpenIntake> Commit(List<CommitWork> batch)
    {
        using var transaction = _connection.BeginTransaction();
        _session.Transaction = transaction;
        try
        {
            foreach (var work in batch)
            {
                work.RunBehindSavepoint(_session);
            }

            transaction.Commit();
            return _session.TakeAnnounced();
        }
        finally
        {
            _session.EndTransaction();
        }
    }

    public void Dispose() => _owner.Dispose();
}

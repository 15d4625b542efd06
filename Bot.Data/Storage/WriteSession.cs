using System.Data.Common;
using Bot.Data.Joining;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Bot.Data.Storage;

/// <summary>
/// What one piece of work may do inside the shared transaction: insert and update mapped rows, read, run a statement.
/// Statements are kept prepared by their text, so a text must never hold a value. Lives on the writer's thread; never keep it beyond the work.
/// </summary>
public sealed class WriteSession
{
    private readonly DbContextOptions<BotDbContext> _options;
    private readonly DbConnection _connection;
    private readonly IModel _model;
    private readonly Dictionary<Type, object> _rows = [];
    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);
    private readonly List<OpenIntake> _announced = [];
    private BotDbContext? _context;

    internal WriteSession(DbConnection connection, DbContextOptions<BotDbContext> options)
    {
        _connection = connection;
        _options = options;
        using var context = new BotDbContext(options);
        _model = context.Model;
    }

    internal DbTransaction Transaction { get; set; } = null!;

    /// <summary>For reading inside the transaction. Nothing is tracked: rows are written through the methods below.</summary>
    public BotDbContext Context
    {
        get
        {
            if (_context is null)
            {
                _context = new BotDbContext(_options);
                _context.Database.SetDbConnection(_connection, contextOwnsConnection: false);
                _context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
            }

            if (_context.Database.CurrentTransaction is null)
            {
                _context.Database.UseTransaction(Transaction);
            }

            return _context;
        }
    }

    /// <summary>Inserts a row; a clash with a standing row is a fault.</summary>
    public void Insert<T>(T row)
        where T : class
    {
        if (!TryInsert(row))
        {
            throw new InvalidOperationException($"A {typeof(T).Name} with this key stands already.");
        }
    }

    /// <summary>Inserts a row unless one with its key or unique index stands; says which.</summary>
    public bool TryInsert<T>(T row)
        where T : class => Rows<T>().TryInsert(Transaction, row);

    /// <summary>Writes all settable columns of a row that was read before.</summary>
    public void Update<T>(T row)
        where T : class
    {
        if (!Rows<T>().Update(Transaction, row))
        {
            throw new InvalidOperationException($"The {typeof(T).Name} to update is gone.");
        }
    }

    /// <summary>Runs a prepared statement with parameters @0, @1, …; returns the rows changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteNonQuery();

    /// <summary>The first column of the first row, or null.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object?> values)
    {
        var value = Bind(sql, values).ExecuteScalar();
        return value is DBNull ? null : value;
    }

    /// <summary>Rows that a statement with RETURNING or SELECT yields.</summary>
    public List<TRow> Query<TRow>(string sql, Func<DbDataReader, TRow> read, params ReadOnlySpan<object?> values)
    {
        using var reader = Bind(sql, values).ExecuteReader();
        List<TRow> rows = [];
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>The row with this key, or null. For types with a key of one column; the statement is prepared once, which a query through <see cref="Context"/> is not.</summary>
    public T? Find<T>(object key)
        where T : class
    {
        var rows = Rows<T>();
        return Query(rows.Selecting(rows.ByKey), rows.Read, key).FirstOrDefault();
    }

    /// <summary>All rows that meet a condition: everything behind <c>SELECT … FROM table</c>, with parameters @0, @1, …</summary>
    public List<T> Select<T>(string condition, params ReadOnlySpan<object?> values)
        where T : class => Query(Rows<T>().Selecting(condition), Rows<T>().Read, values);

    /// <summary>Runs an UPDATE of this type's table and yields the rows it changed, as they are now, in no order.</summary>
    public List<T> Change<T>(string update, params ReadOnlySpan<object?> values)
        where T : class => Query(Rows<T>().Returning(update), Rows<T>().Read, values);

    /// <summary>Told to <see cref="GroupCommit.Committed"/> once it is on disk; never, when this work is rolled back.</summary>
    public void Announce(OpenIntake changed) => _announced.Add(changed);

    /// <summary>How much was announced so far in this transaction.</summary>
    internal int Announced => _announced.Count;

    /// <summary>The work that announced what stands from here on was rolled back.</summary>
    internal void Unsay(int from) => _announced.RemoveRange(from, _announced.Count - from);

    internal IReadOnlyList<OpenIntake> TakeAnnounced()
    {
        if (_announced.Count == 0)
        {
            return [];
        }

        OpenIntake[] taken = [.. _announced];
        _announced.Clear();
        return taken;
    }

    /// <summary>The shared transaction is over: the context must not carry it into the next.</summary>
    internal void EndTransaction() => _context?.Database.UseTransaction(null);

    private RowStatements<T> Rows<T>()
        where T : class
    {
        if (!_rows.TryGetValue(typeof(T), out var rows))
        {
            rows = new RowStatements<T>(_model, _connection);
            _rows[typeof(T)] = rows;
        }

        return (RowStatements<T>)rows;
    }

    private DbCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = "@" + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
                command.Parameters.Add(parameter);
            }

            _commands[sql] = command;
        }

        command.Transaction = Transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] switch
            {
                null => DBNull.Value,
                DateTimeOffset instant => instant.ToUnixTimeMilliseconds(),
                Enum named => Convert.ToInt32(named, System.Globalization.CultureInfo.InvariantCulture),
                var value => value,
            };
        }

        return command;
    }
}

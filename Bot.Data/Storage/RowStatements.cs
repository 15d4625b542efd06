using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Bot.Data.Storage;

/// <summary>
/// INSERT, UPDATE and SELECT of one mapped type as prepared statements, made from EF's own model: one mapping, no change
/// tracker, no query made anew. See docs/decisions/0003-group-commit.md for what that buys.
/// </summary>
internal sealed class RowStatements<T>
    where T : class
{
    private readonly Column[] _inserted;
    private readonly Column[] _changed;
    private readonly Column[] _key;
    private readonly DbCommand _insert;
    private readonly DbCommand _update;
    private readonly string _select;
    private readonly string _returning;
    private readonly Lazy<Func<DbDataReader, T>> _read;
    private readonly Dictionary<string, string> _statements = new(StringComparer.Ordinal);

    public RowStatements(IModel model, DbConnection connection)
    {
        var entity = model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T)} is not mapped.");
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        var columns = entity.GetProperties().Select(p => new Column(p, p.GetColumnName(table)!)).ToArray();
        _key = [.. columns.Where(c => c.Property.IsPrimaryKey())];
        _inserted = [.. columns.Where(c => c.Property.ValueGenerated == ValueGenerated.Never)];
        _changed = [.. columns.Where(c => !c.Property.IsPrimaryKey() && c.Property.PropertyInfo!.SetMethod is { } set && !IsInitOnly(set))];
        _insert = Prepare(connection, $"INSERT INTO {Quote(table.Name)} ({Names(_inserted)}) VALUES ({Values(_inserted)}) ON CONFLICT DO NOTHING", _inserted);
        _update = Prepare(
            connection,
            $"UPDATE {Quote(table.Name)} SET {string.Join(", ", _changed.Select(Assignment))} WHERE {string.Join(" AND ", _key.Select(Assignment))}",
            [.. _changed, .. _key]);
        _select = $"SELECT {Names(columns)} FROM {Quote(table.Name)} ";
        _returning = $" RETURNING {Names(columns)}";
        ByKey = $"WHERE {Quote(_key[0].Name)} = @0";
        _read = new Lazy<Func<DbDataReader, T>>(() => RowReader.Of<T>([.. columns.Select(c => c.Property)]));
    }

    /// <summary>The condition on a key of one column, <c>@0</c>.</summary>
    public string ByKey { get; }

    /// <summary>Makes a row of where the reader stands in what <see cref="Selecting"/> or <see cref="Returning"/> yields.</summary>
    public Func<DbDataReader, T> Read => _read.Value;

    /// <summary>A whole SELECT of this type; always the same text for the same condition, so that it is prepared once.</summary>
    public string Selecting(string condition) => Whole(condition, static (rows, text) => rows._select + text);

    /// <summary>The statement with all columns of the rows it changed.</summary>
    public string Returning(string statement) => Whole(statement, static (rows, text) => text + rows._returning);

    /// <summary>False when a row with the same key or unique index stands already.</summary>
    public bool TryInsert(DbTransaction transaction, T row) => Run(_insert, transaction, row, _inserted, []) == 1;

    /// <summary>False when the row is gone.</summary>
    public bool Update(DbTransaction transaction, T row) => Run(_update, transaction, row, _changed, _key) == 1;

    private string Whole(string part, Func<RowStatements<T>, string, string> make)
    {
        if (!_statements.TryGetValue(part, out var whole))
        {
            _statements[part] = whole = make(this, part);
        }

        return whole;
    }

    private static int Run(DbCommand command, DbTransaction transaction, T row, Column[] first, Column[] second)
    {
        command.Transaction = transaction;
        for (var i = 0; i < first.Length; i++)
        {
            command.Parameters[i].Value = first[i].Read(row);
        }

        for (var i = 0; i < second.Length; i++)
        {
            command.Parameters[first.Length + i].Value = second[i].Read(row);
        }

        return command.ExecuteNonQuery();
    }

    private static DbCommand Prepare(DbConnection connection, string sql, Column[] columns)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var column in columns)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = "@" + column.Name;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static bool IsInitOnly(System.Reflection.MethodInfo set) =>
        set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit));

    private static string Quote(string name) => $"\"{name}\"";

    private static string Names(Column[] columns) => string.Join(", ", columns.Select(c => Quote(c.Name)));

    private static string Values(Column[] columns) => string.Join(", ", columns.Select(c => "@" + c.Name));

    private static string Assignment(Column column) => $"{Quote(column.Name)} = @{column.Name}";

    private sealed class Column
    {
        private readonly Func<T, object?> _get;
        private readonly Func<object?, object?>? _convert;

        public Column(IProperty property, string name)
        {
            Property = property;
            Name = name;
            var row = Expression.Parameter(typeof(T));
            _get = Expression.Lambda<Func<T, object?>>(Expression.Convert(Expression.Property(row, property.PropertyInfo!), typeof(object)), row).Compile();
            _convert = property.GetTypeMapping().Converter?.ConvertToProvider;
        }

        public IProperty Property { get; }

        public string Name { get; }

        public object Read(T row)
        {
            var value = _get(row);
            return (value is null || _convert is null ? value : _convert(value)) ?? DBNull.Value;
        }
    }
}

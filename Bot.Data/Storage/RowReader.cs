using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Bot.Data.Storage;

/// <summary>Makes rows of a mapped type of what a reader yields, by EF's own conversions: what EF would read, without its query.</summary>
internal static class RowReader
{
    private static readonly MethodInfo FieldValue = typeof(DbDataReader).GetMethod(nameof(DbDataReader.GetFieldValue))!;

    /// <summary>A reader of these columns, in this order.</summary>
    public static Func<DbDataReader, T> Of<T>(IReadOnlyList<IProperty> columns)
    {
        var reader = Expression.Parameter(typeof(DbDataReader));
        var row = Expression.MemberInit(
            Expression.New(typeof(T)),
            columns.Select((column, i) => Expression.Bind(column.PropertyInfo!, ValueOf(reader, column, i))));
        return Expression.Lambda<Func<DbDataReader, T>>(row, reader).Compile();
    }

    private static Expression ValueOf(ParameterExpression reader, IProperty column, int position)
    {
        var type = column.PropertyInfo!.PropertyType;
        var converter = column.GetTypeMapping().Converter;
        var stored = converter?.ProviderClrType ?? Nullable.GetUnderlyingType(type) ?? type;
        var at = Expression.Constant(position);
        Expression value = Expression.Call(reader, FieldValue.MakeGenericMethod(stored), at);
        if (converter is not null)
        {
            value = Expression.Invoke(converter.ConvertFromProviderExpression, value);
        }

        value = value.Type == type ? value : Expression.Convert(value, type);
        return column.IsNullable
            ? Expression.Condition(Expression.Call(reader, nameof(DbDataReader.IsDBNull), null, at), Expression.Default(type), value)
            : value;
    }
}

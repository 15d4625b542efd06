using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Bot.Data.Storage;

/// <summary>
/// Instants are stored as milliseconds since 1970 UTC: one integer that sorts, compares and indexes alike on every
/// database. Read back in China Standard Time, which is how every rule and every sentence speaks of time.
/// </summary>
public sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(),
    stored => DateTimeOffset.FromUnixTimeMilliseconds(stored).ToOffset(TimeSpan.FromHours(8)));

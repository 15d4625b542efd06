using Bot.Data.Storage;

namespace Bot.Data.Accounts;

/// <summary>
/// What one room keeps about residents. All that are registered are asked when an account is linked, exported, erased, so
/// that a room which begins to keep something is not forgotten by any of the three.
/// </summary>
public interface IResidentRecords
{
    /// <summary>The name of its part in the export, camelCase.</summary>
    string Name { get; }

    /// <summary>Rows of the mini account become the official account's resident's.</summary>
    void Move(WriteSession session, string account, string resident);

    /// <summary>Forgets these keys (the resident's and those of their mini accounts); returns what is to be done once that is on disk, such as deleting files.</summary>
    Action? Erase(WriteSession session, IReadOnlyList<string> keys, DateTimeOffset now);

    /// <summary>What is kept under these keys, as it will stand in the export.</summary>
    IAsyncEnumerable<object> Export(BotDbContext db, IReadOnlyList<string> keys);
}

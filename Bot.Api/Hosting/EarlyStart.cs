using Bot.Data.Storage;
using Bot.Dialogs.Understanding;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Hosting;

/// <summary>
/// Begins, on a core of its own, what takes longest of a start and depends on nothing else: the model of the database and what the bot has
/// learned. Whoever needs them first waits for the rest of it; a fault shows there too, where it can be told properly.
/// </summary>
internal static class EarlyStart
{
    public static void Begin(string connectionString) => ThreadPool.UnsafeQueueUserWorkItem(
        static connection =>
        {
            try
            {
                using var db = new BotDbContext(BotDatabase.Options(connection));
                _ = db.Model;
                _ = LearnedUnderstanding.Shipped;
            }
            catch (Exception)
            {
                // Met again, and told, by whoever needs it.
            }
        },
        connectionString,
        preferLocal: false);
}

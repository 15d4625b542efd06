using System.Globalization;
using Bot.Data.Intakes;
using Bot.Data.Knowledge;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Data.Search;

/// <summary>
/// Full-text search over what residents said and where: pairs of Chinese characters (<see cref="SearchTerms"/>), in FTS5 on SQLite and
/// a tsvector under GIN on PostgreSQL. An entry is written in the transaction of the submission or supplement it comes from.
/// </summary>
public static class IntakeSearch
{
    /// <summary>Intakes of one question; who sees only a part of the place sees what of these is theirs.</summary>
    public const int Most = 500;

    /// <summary>Characters of a question that count.</summary>
    public const int QuestionLength = 100;

    /// <summary>Entries of one intake: the report and what was added to it. Further ones are not found by their words.</summary>
    private const int PerIntake = 1_000;

    /// <summary>Adds the words of a move to the index.</summary>
    public static void Add(WriteSession session, Intake intake, MoveRequest request, int sequence)
    {
        var words = request.Move switch
        {
            Move.Submit => $"{intake.Text} {intake.PlaceText} {intake.GridName}",
            Move.Supplement => request.Note,
            _ => null,
        };
        if (words is not null && sequence < PerIntake)
        {
            Write(session, intake.Id, sequence, words);
        }
    }

    /// <summary>The report of an intake that was there before the index; nothing when it is in it already.</summary>
    public static void AddReport(WriteSession session, Intake intake)
    {
        if (session.Scalar($"""SELECT 1 FROM "intake_search" WHERE {KeyColumn(session.Context)} = @0""", KeyOf(intake.Id, 1)) is null)
        {
            Write(session, intake.Id, 1, $"{intake.Text} {intake.PlaceText} {intake.GridName}");
        }
    }

    /// <summary>Intakes that hold all pairs of the question, newest first; empty when it holds no word.</summary>
    public static async Task<IReadOnlyList<long>> FindAsync(BotDbContext db, string question, CancellationToken cancellation)
    {
        var terms = SearchTerms.Of(question.Length > QuestionLength ? question[..QuestionLength] : question).Distinct(StringComparer.Ordinal).ToList();
        if (terms.Count == 0)
        {
            return [];
        }

        var limit = Most.ToString(CultureInfo.InvariantCulture);
        var keys = db.Database.IsNpgsql()
            ? db.Database.SqlQueryRaw<long>("""SELECT "Key" AS "Value" FROM "intake_search" WHERE "Grams" @@ to_tsquery('simple', {0}) ORDER BY "Key" DESC LIMIT """ + limit, Npgsql(terms))
            : db.Database.SqlQueryRaw<long>("""SELECT rowid AS "Value" FROM "intake_search" WHERE "intake_search" MATCH {0} ORDER BY rowid DESC LIMIT """ + limit, Sqlite(terms));
        return [.. (await keys.ToListAsync(cancellation)).Select(key => key / PerIntake).Distinct()];
    }

    private static string Npgsql(IEnumerable<string> terms) => string.Join(" & ", terms.Select(t => IsAlone(t) ? $"'{t}':*" : $"'{t}'"));

    private static string Sqlite(IEnumerable<string> terms) => string.Join(" AND ", terms.Select(t => IsAlone(t) ? $"\"{t}\"*" : $"\"{t}\""));

    /// <summary>A single character is found where a pair begins with it.</summary>
    private static bool IsAlone(string term) => term.Length == 1 && SearchTerms.IsHan(term[0]);

    private static void Write(WriteSession session, long intakeId, int sequence, string words)
    {
        var grams = string.Join(' ', SearchTerms.Of(words).Distinct(StringComparer.Ordinal));
        session.Execute(
            session.Context.Database.IsNpgsql()
                ? """INSERT INTO "intake_search" ("Key", "Grams") VALUES (@0, to_tsvector('simple', @1)) ON CONFLICT DO NOTHING"""
                : """INSERT INTO "intake_search" (rowid, "Grams") VALUES (@0, @1)""",
            KeyOf(intakeId, sequence),
            grams);
    }

    private static string KeyColumn(BotDbContext db) => db.Database.IsNpgsql() ? "\"Key\"" : "rowid";

    private static long KeyOf(long intakeId, int sequence) => (intakeId * PerIntake) + sequence;
}

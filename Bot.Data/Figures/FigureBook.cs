using System.Globalization;
using System.Text.Json;
using Bot.Data.EventQueue;
using Bot.Data.Storage;

namespace Bot.Data.Figures;

/// <summary>
/// Keeps the figures: takes away what an intake added before, adds what it adds now, in one transaction with how far the log of
/// events was read. What becomes late by the mere passing of time is found by <see cref="IntakeFact.RunsUntil"/>.
/// </summary>
public static class FigureBook
{
    /// <summary>Intakes of one transaction, so that residents hardly wait for it.</summary>
    public const int BatchSize = 200;

    private const string Position = "figures";

    private static readonly string[] Sums =
        ["Received", "Counted", "Resolved", "OnTime", "Late", "Answered", "AnswerMinutes", "ResultMinutes", "Rated", "Satisfied", "Scores", "Reopened", "Complaints", "Points"];

    private static readonly string Upsert = string.Create(
        CultureInfo.InvariantCulture,
        $"""
        INSERT INTO "figure_cells" ("Span", "Dimension", "Start", "Area", "Key", {string.Join(", ", Sums.Select(s => $"\"{s}\""))})
        VALUES ({string.Join(", ", Enumerable.Range(0, Sums.Length + 5).Select(i => "@" + i.ToString(CultureInfo.InvariantCulture)))})
        ON CONFLICT ("Span", "Dimension", "Start", "Area", "Key") DO UPDATE SET {string.Join(", ", Sums.Select(s => $"\"{s}\" = \"figure_cells\".\"{s}\" + excluded.\"{s}\""))}
        """);

    /// <summary>Reads on in the log, and finds what became late. Returns how many intakes were looked at; 0 when all is told.</summary>
    public static int CatchUp(WriteSession session, FigureRules rules, DateTimeOffset now)
    {
        var from = session.Context.StreamPositions.Where(p => p.Name == Position).Select(p => p.Position).FirstOrDefault();
        var events = session.Context.Events.Where(e => e.Position > from).OrderBy(e => e.Position).Take(BatchSize).Select(e => new { e.Position, e.IntakeId }).ToList();
        var late = session.Context.IntakeFacts.Where(f => f.RunsUntil != null && f.RunsUntil <= now).OrderBy(f => f.RunsUntil).Take(BatchSize).Select(f => f.IntakeId).ToList();
        long[] ids = [.. events.Select(e => e.IntakeId).Concat(late).Distinct()];
        if (ids.Length == 0)
        {
            return 0;
        }

        Apply(session, ids, rules, now);
        if (events.Count > 0)
        {
            MoveTo(session, events[^1].Position, now);
        }

        return ids.Length;
    }

    /// <summary>Looks at these intakes anew.</summary>
    public static void Apply(WriteSession session, long[] ids, FigureRules rules, DateTimeOffset now)
    {
        var before = session.Context.IntakeFacts.Where(f => ids.Contains(f.IntakeId)).ToDictionary(f => f.IntakeId);
        var changes = new Dictionary<FigureKey, FigureCounts>();
        foreach (var fact in FactReader.Read(session.Context, ids, rules, now))
        {
            var old = before.GetValueOrDefault(fact.IntakeId);
            Note(changes, old, -1);
            Note(changes, fact, 1);
            if (old is null)
            {
                session.Insert(fact);
            }
            else if (Spell(old) != Spell(fact))
            {
                session.Update(fact);
            }
        }

        foreach (var (key, change) in changes.Where(c => !c.Value.IsNothing))
        {
            Write(session, key, change);
        }
    }

    /// <summary>Forgets all figures. The log counts as unread until <see cref="MoveTo"/>, so that what is cut off in between is made up for by reading it.</summary>
    public static void Forget(WriteSession session, DateTimeOffset now)
    {
        session.Execute("""DELETE FROM "figure_cells" """);
        session.Execute("""DELETE FROM "intake_facts" """);
        MoveTo(session, 0, now);
    }

    public static void MoveTo(WriteSession session, long position, DateTimeOffset now)
    {
        var row = new StreamPosition { Name = Position, Position = position, At = now };
        if (!session.TryInsert(row))
        {
            session.Update(row);
        }
    }

    /// <summary>Whatever is compared must be all there is of a fact.</summary>
    public static string Spell(IntakeFact fact) => JsonSerializer.Serialize(fact);

    private static void Note(Dictionary<FigureKey, FigureCounts> changes, IntakeFact? fact, int sign)
    {
        if (fact is null)
        {
            return;
        }

        var counts = FigureCounts.Of(fact);
        foreach (var key in FigureKey.Of(fact))
        {
            if (!changes.TryGetValue(key, out var change))
            {
                changes[key] = change = new FigureCounts();
            }

            change.Add(counts, sign);
        }
    }

    private static void Write(WriteSession session, FigureKey key, FigureCounts c)
    {
        session.Execute(
            Upsert, key.Span, key.Dimension, key.Start, key.Area, key.Key, c.Received, c.Counted, c.Resolved, c.OnTime, c.Late, c.Answered, c.AnswerMinutes, c.ResultMinutes, c.Rated, c.Satisfied, c.Scores, c.Reopened, c.Complaints, c.Points);
        if (c.Received < 0)
        {
            // Moved elsewhere: a cell that nothing is left of would differ from figures made anew.
            session.Execute(
                """DELETE FROM "figure_cells" WHERE "Span" = @0 AND "Dimension" = @1 AND "Start" = @2 AND "Area" = @3 AND "Key" = @4 AND "Received" = 0""", key.Span, key.Dimension, key.Start, key.Area, key.Key);
        }
    }
}

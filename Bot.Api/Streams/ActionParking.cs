using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bot.Data.EventQueue;
using Bot.Data.Storage;

namespace Bot.Api.Streams;

/// <summary>Keeps entries that could not be carried out where a person finds them: a row, and a stream for the sender.</summary>
public sealed class ActionParking(GroupCommit commit, TimeProvider clock, ILogger<ActionParking> log)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the row; returns the fields of the entry in the stream of parked ones.</summary>
    public async Task<string[]> ParkAsync(StreamEntry entry, string? number, string reason, CancellationToken cancellation)
    {
        var row = new ParkedAction { EntryId = entry.Id, Number = number, Fields = Fields(entry), Reason = reason, At = clock.GetUtcNow() };
        await commit.Run(session => session.TryInsert(row), cancellation);
        log.LogWarning("Action {Entry} is parked: {Reason}", entry.Id, reason);
        return ["entry", entry.Id, "number", number ?? "", "reason", reason, "fields", row.Fields];
    }

    /// <summary>Names and values in turn; bytes that are no text are replaced, what is too long is cut.</summary>
    private static string Fields(StreamEntry entry)
    {
        var room = StreamLimits.ParkedCharacters;
        var kept = new List<string>();
        foreach (var part in (entry.Fields ?? []).SelectMany(f => new[] { f.Key, f.Value }).TakeWhile(_ => room > 0))
        {
            var text = Encoding.UTF8.GetString(part.AsSpan(0, Math.Min(part.Length, room)));
            kept.Add(text);
            room -= part.Length;
        }

        return JsonSerializer.Serialize(kept, Plain);
    }
}

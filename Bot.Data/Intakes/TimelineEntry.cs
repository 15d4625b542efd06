using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bot.Data.Intakes;

/// <summary>One move of an intake: who, when, what, why. Appended, never edited; each is chained to the last by hash.</summary>
public sealed class TimelineEntry
{
    public required long IntakeId { get; init; }

    /// <summary>1 for the submission, then one more each.</summary>
    public required int Sequence { get; init; }

    public required Move Move { get; init; }

    /// <summary>The status after the move.</summary>
    public required IntakeStatus Status { get; init; }

    public required ActorRole Role { get; init; }

    /// <summary>The name that is shown.</summary>
    public required string ActorName { get; init; }

    public string? ActorId { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? Note { get; init; }

    /// <summary>True when the resident sees it.</summary>
    public required bool IsPublic { get; init; }

    /// <summary>SHA-256 over the previous entry's hash and this entry's fields, hexadecimal.</summary>
    public required string Hash { get; init; }

    public static string ChainHash(
        string previous, long intakeId, int sequence, Move move, IntakeStatus status, Actor actor, DateTimeOffset at, string? note, bool isPublic)
    {
        // Length prefixes keep two different entries from ever spelling the same bytes.
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{previous}|{intakeId}|{sequence}|{move}|{status}|{actor.Role}|{actor.Name.Length}:{actor.Name}|{actor.Id?.Length ?? -1}:{actor.Id}|{at.ToUnixTimeMilliseconds()}|{note?.Length ?? -1}:{note}|{isPublic}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}

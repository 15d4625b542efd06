using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Bot.Data.Audit;

/// <summary>One act of staff: who, when, what, on what. Appended, never edited; each is chained to the last by hash.</summary>
public sealed class AuditEntry
{
    /// <summary>Characters of a subject.</summary>
    public const int SubjectLength = 120;

    /// <summary>1 for the first act, then one more each, without a gap.</summary>
    public required long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it; <see cref="AuditLog.Console"/> for a verb on the server, beginning with <c>?</c> for somebody who could not sign in.</summary>
    public required string Login { get; init; }

    /// <summary>One of <see cref="AuditActs"/>, or of a slice's own.</summary>
    public required string Act { get; init; }

    /// <summary>On what: the number of an intake, a login, a grid's code.</summary>
    public required string Subject { get; init; }

    /// <summary>JSON, without personal data.</summary>
    public required string Detail { get; init; }

    /// <summary>Hash of the entry before; empty for the first.</summary>
    public required string Previous { get; init; }

    /// <summary>SHA-256 over the previous hash and this entry's fields, hexadecimal. Anybody can recompute it from an export.</summary>
    public required string Hash { get; init; }

    public static string ChainHash(string previous, long id, DateTimeOffset at, string login, string act, string subject, string detail)
    {
        // Length prefixes keep two different entries from ever spelling the same bytes.
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{previous}|{id}|{at.ToUnixTimeMilliseconds()}|{login.Length}:{login}|{act.Length}:{act}|{subject.Length}:{subject}|{detail.Length}:{detail}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>The hash that this entry ought to have.</summary>
    public string Expected() => ChainHash(Previous, Id, At, Login, Act, Subject, Detail);
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bot.Data.Accounts;
using Bot.Data.Deliveries;
using Bot.Data.People;
using Bot.Data.Storage;

namespace Bot.Api.MiniProgram.Accounts;

/// <summary>
/// A number alone proves nothing about the official account, where anybody may leave any number: whoever left it there is
/// sent six digits, and who can type them into the mini-program holds both.
/// </summary>
public sealed class LinkOffers(PersonalData personalData)
{
    /// <summary>How long a code is good.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>Wrong codes before it is void.</summary>
    public const int Tries = 5;

    /// <summary>Codes sent to one resident in a day, so that nobody can pester them.</summary>
    public const int PerDay = 5;

    /// <summary>Between two codes to the same account.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly byte[] _key = personalData.DeriveKey("link-code");

    /// <summary>Part of somebody's transaction. True when a code is on its way, or was a moment ago.</summary>
    public bool Offer(WriteSession session, string account, string phoneKey, DateTimeOffset now)
    {
        if (PhoneClaims.ResidentOf(session, phoneKey) is not { } resident)
        {
            return false;
        }

        if (session.Context.LinkCodes.FirstOrDefault(c => c.Account == account) is { } last && last.Resident == resident && last.Tries < Tries && now - last.SentAt < Pause)
        {
            return true;
        }

        var recipient = Recipients.Resident(resident);
        var yesterday = now.AddDays(-1);
        if (session.Context.Deliveries.Count(d => d.Recipient == recipient && d.Purpose == Purposes.LinkCode && d.CreatedAt > yesterday) >= PerDay)
        {
            return false;
        }

        var code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        session.Execute("""DELETE FROM "link_codes" WHERE "Account" = @0""", account);
        session.Insert(new LinkCode { Account = account, Resident = resident, CodeHash = Hash(account, code), SentAt = now, ExpiresAt = now + Life });
        session.Insert(new Delivery
        {
            EventId = "link:" + Guid.CreateVersion7(now).ToString("N"),
            Recipient = recipient,
            IntakeId = 0,
            Purpose = Purposes.LinkCode,
            Body = string.Create(CultureInfo.InvariantCulture, $"小程序验证码 {code}（{now:HH:mm}发，{Life.TotalMinutes:0}分钟内有效）。是您本人在小程序里绑定，就填进去；不是您，不用理会，也别告诉别人。"),
            Urgent = true,
            CreatedAt = now,
            NextAt = now,
        });
        return true;
    }

    /// <summary>Whether this is the code; a wrong one is counted.</summary>
    public CodeVerdict Check(WriteSession session, string account, string code, DateTimeOffset now)
    {
        var row = session.Context.LinkCodes.FirstOrDefault(c => c.Account == account);
        if (row is null || row.ExpiresAt <= now || row.Tries >= Tries)
        {
            return new CodeVerdict(null, 0);
        }

        if (MiniTokens.Same(row.CodeHash, Hash(account, code)))
        {
            return new CodeVerdict(row.Resident, 0);
        }

        row.Tries++;
        session.Update(row);
        return new CodeVerdict(null, Tries - row.Tries);
    }

    private string Hash(string account, string code) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{account}:{code}")));
}

/// <summary>Whom the code links to; null when it is wrong, with the tries that are left, or none waits.</summary>
public sealed record CodeVerdict(string? Resident, int Left);

using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bot.Api.Hosting;
using Bot.Data.People;

namespace Bot.Api.MiniProgram.Safety;

/// <summary>Addresses under which the platform fetches one file to check it: signed, and good for a while only.</summary>
public sealed class CheckLinks(PersonalData personalData, BotSettings settings)
{
    /// <summary>How long an address is good; the platform fetches within minutes.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(2);

    private readonly byte[] _key = personalData.DeriveKey("media-check");

    public Uri Of(string attachment, DateTimeOffset now)
    {
        var until = (now + Life).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new Uri($"{settings.PublicBaseUrl}/api/mini/checks/{attachment}/{until}/{Sign(attachment, until)}");
    }

    public bool IsGood(string attachment, string until, string signature, DateTimeOffset now) =>
        long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var end) && end >= now.ToUnixTimeSeconds()
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(attachment, until)), Encoding.UTF8.GetBytes(signature));

    private string Sign(string attachment, string until) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{attachment}|{until}")).AsSpan(0, 16));
}

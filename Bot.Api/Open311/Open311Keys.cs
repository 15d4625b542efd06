using System.Security.Cryptography;
using System.Text;
using Bot.Api.Hosting;

namespace Bot.Api.Open311;

/// <summary>Whose key it is: in the field <c>api_key</c>, as the standard has it, or in the header of our other doors. All keys are compared, in constant time.</summary>
public sealed class Open311Keys(BotSettings settings)
{
    public const string Field = "api_key";

    private readonly KeyValuePair<string, byte[]>[] _keys = [.. settings.ApiKeys.Select(k => KeyValuePair.Create(k.Key, Hash(k.Value)))];

    /// <summary>The name of the client whose key stands in the address or a header, before any form is read.</summary>
    public string? Find(HttpRequest request) => Find(request.Headers[ApiKeyFilter.Header]) ?? Find(request.Query[Field]);

    /// <summary>The name of the client with this key; null when it is nobody's.</summary>
    public string? Find(string? key)
    {
        var given = Hash(key ?? "");
        string? name = null;
        foreach (var (holder, hash) in _keys)
        {
            if (CryptographicOperations.FixedTimeEquals(given, hash))
            {
                name = holder;
            }
        }

        return name;
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}

using System.Security.Cryptography;
using System.Text;
using Bot.Api.Hosting;

namespace Bot.Api.Integration.Keys;

/// <summary>
/// The keys of <c>Bot:ApiKeys:{name}</c> and what each may do (<c>Bot:ApiKeyScopes:{name}</c>). All are compared, in
/// constant time. To change a key without a gap, its setting holds the old and the new one with a comma between them.
/// </summary>
public sealed class ApiKeys
{
    /// <summary>Keys of one name at once: the one that goes and the one that comes.</summary>
    public const int KeysPerName = 2;

    private readonly List<(byte[] Hash, ApiKeyHolder Holder)> _keys = [];

    /// <param name="keys">Names and values of <c>Bot:ApiKeys</c>.</param>
    /// <param name="scopes">Names and values of <c>Bot:ApiKeyScopes</c>.</param>
    /// <exception cref="SettingsException">A setting is unusable; the message names it and never a key.</exception>
    public ApiKeys(IReadOnlyDictionary<string, string> keys, IReadOnlyDictionary<string, string> scopes)
    {
        var named = new Dictionary<string, string>(keys, StringComparer.OrdinalIgnoreCase);
        foreach (var stranger in scopes.Keys.Where(n => !named.ContainsKey(n)))
        {
            throw new SettingsException($"Bot:ApiKeyScopes:{stranger} has no key: there is no Bot:ApiKeys:{stranger}.");
        }

        var asked = new Dictionary<string, string>(scopes, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in keys)
        {
            var holder = new ApiKeyHolder(name, asked.TryGetValue(name, out var list) ? ApiScopes.Read($"Bot:ApiKeyScopes:{name}", list) : ApiScopes.ByDefault);
            var split = Split(value).ToList();
            if (split.Count is 0 or > KeysPerName)
            {
                throw new SettingsException($"Bot:ApiKeys:{name} holds {split.Count} keys; it takes one, or two with a comma between them while one is being changed.");
            }

            split.ForEach(key => Add(key, holder));
        }
    }

    /// <summary>Reads both sections.</summary>
    /// <exception cref="SettingsException">A setting is unusable.</exception>
    public static ApiKeys Read(BotSettings settings, IConfiguration configuration) => new(
        settings.ApiKeys,
        configuration.GetSection("Bot:ApiKeyScopes").GetChildren().ToDictionary(s => s.Key, s => s.Value ?? "", StringComparer.OrdinalIgnoreCase));

    /// <summary>The keys in one setting.</summary>
    public static IEnumerable<string> Split(string value) => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whose key it is, or null.</summary>
    /// <param name="given">As it came in, whole.</param>
    public ApiKeyHolder? Find(string? given)
    {
        var hash = Hash(given ?? "");
        ApiKeyHolder? found = null;
        foreach (var (key, holder) in _keys)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, key))
            {
                found = holder;
            }
        }

        return found;
    }

    private void Add(string key, ApiKeyHolder holder)
    {
        if (Find(key) is { } other)
        {
            throw new SettingsException($"Bot:ApiKeys:{other.Name} and Bot:ApiKeys:{holder.Name} have the same key; each needs its own.");
        }

        _keys.Add((Hash(key), holder));
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}

/// <summary>Whose key it was, by the setting's name, and what it may do.</summary>
public sealed record ApiKeyHolder(string Name, IReadOnlySet<string> Scopes)
{
    public bool Has(string scope) => Scopes.Contains(scope);
}

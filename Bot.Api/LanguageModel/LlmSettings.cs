using System.Globalization;
using System.Text;
using Bot.Api.Hosting;

namespace Bot.Api.LanguageModel;

/// <summary>Where an OpenAI-compatible server is (<c>Llm:*</c>). Without one nothing is asked and nothing changes.</summary>
public sealed record LlmSettings(Uri Endpoint, string ApiKey, string Model, int TokensPerDay)
{
    /// <summary>Tokens of one day where the setting is absent.</summary>
    public const int TokensPerDayUnlessSet = 500_000;

    /// <exception cref="SettingsException">One of the three is missing, the address is none, or the cap is no number.</exception>
    public static LlmSettings? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Llm");
        string[] names = ["Endpoint", "ApiKey", "Model"];
        var missing = names.Where(n => string.IsNullOrWhiteSpace(section[n])).ToList();
        if (missing.Count == names.Length)
        {
            return null;
        }

        if (missing.Count > 0)
        {
            throw new SettingsException($"Missing settings: {string.Join(", ", missing.Select(n => "Llm:" + n))}. Give all three for a language model, or none.");
        }

        if (!Uri.TryCreate(section["Endpoint"], UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            throw new SettingsException($"Llm:Endpoint must be an absolute http or https address such as https://host/v1, is \"{section["Endpoint"]}\".");
        }

        return new LlmSettings(endpoint, section["ApiKey"]!, section["Model"]!, Tokens(section["TokensPerDay"]));
    }

    private static int Tokens(string? given) => string.IsNullOrWhiteSpace(given) ? TokensPerDayUnlessSet
        : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var tokens) ? tokens
        : throw new SettingsException($"Llm:TokensPerDay must be a whole number, is \"{given}\".");

    private bool PrintMembers(StringBuilder to)
    {
        to.Append("Endpoint = ").Append(Endpoint).Append(", Model = ").Append(Model);
        return true;
    }
}

using Bot.Api.Hosting;
using Bot.Api.Integration.Keys;

namespace Bot.Api.Open311;

/// <summary>Whose key it is: in the field <c>api_key</c>, as the standard has it, or in the header of our other doors. It must have the scope <c>open311</c>.</summary>
public sealed class Open311Keys(ApiKeys keys)
{
    public const string Field = "api_key";

    /// <summary>The name of the client whose key stands in the address or a header, before any form is read.</summary>
    public string? Find(HttpRequest request) => Find(request.Headers[ApiKeyFilter.Header]) ?? Find(request.Query[Field]);

    /// <summary>The name of the client with this key; null when it is nobody's, or may not report.</summary>
    public string? Find(string? key) => keys.Find(key) is { } holder && holder.Has(ApiScopes.Open311) ? holder.Name : null;
}

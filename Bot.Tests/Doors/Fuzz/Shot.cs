using System.Text;

namespace Bot.Tests.Doors.Fuzz;

/// <summary>Who sends a request.</summary>
/// <param name="Name">For the report.</param>
/// <param name="Bearer">Their token at the moment, or null.</param>
/// <param name="Key">Their API key, or null.</param>
/// <param name="Opens">The scheme that this opens here: resident, apiKey, or nothing at all.</param>
internal sealed record Caller(string Name, Func<string?> Bearer, string? Key, string? Opens)
{
    public static Caller Nobody { get; } = new("nobody", () => null, null, null);

    public override string ToString() => Name;
}

/// <summary>One request, whole.</summary>
internal sealed record Shot(Operation Operation, Caller Caller, string Address, IReadOnlyList<(string Name, string Value)> Headers, byte[]? Body, string? MediaType)
{
    private const int Shown = 800;

    public HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(new HttpMethod(Operation.Method), new Uri(Address, UriKind.Relative));
        if (Body is not null)
        {
            request.Content = new ByteArrayContent(Body);
            if (MediaType is not null)
            {
                request.Content.Headers.TryAddWithoutValidation("Content-Type", MediaType);
            }
        }

        foreach (var (name, value) in Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        if (Caller.Bearer() is { } token)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        }

        if (Caller.Key is { } key)
        {
            request.Headers.TryAddWithoutValidation("X-Api-Key", key);
        }

        return request;
    }

    public override string ToString()
    {
        var body = Body is null ? "" : Encoding.UTF8.GetString(Body);
        var headers = string.Concat(Headers.Select(h => $"\n  {h.Name}: {(h.Value.Length > 100 ? h.Value[..100] + "…" : h.Value)}"));
        return $"{Operation.Method} {Address} by {Caller}{headers}\n  {MediaType} {Body?.Length} bytes: {(body.Length > Shown ? body[..Shown] + "…" : body)}";
    }
}

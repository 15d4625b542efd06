using System.Security.Cryptography;
using System.Text;

namespace Bot.Api.Hosting;

/// <summary>Lets in who holds a key of <c>Bot:ApiKeys</c>. All keys are compared, in constant time.</summary>
public sealed class ApiKeyFilter(BotSettings settings) : IEndpointFilter
{
    public const string Header = "X-Api-Key";
    private readonly KeyValuePair<string, byte[]>[] _keys =
        [.. settings.ApiKeys.Select(k => KeyValuePair.Create(k.Key, Hash(k.Value)))];

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var given = Hash(context.HttpContext.Request.Headers[Header].ToString());
        string? name = null;
        foreach (var (holder, key) in _keys)
        {
            if (CryptographicOperations.FixedTimeEquals(given, key))
            {
                name = holder;
            }
        }

        if (name is null)
        {
            return Problems.Of(StatusCodes.Status401Unauthorized, "api-key", "没有有效的接口密钥", $"请在请求头 {Header} 里带上分配给您的密钥。", Header);
        }

        context.HttpContext.Items[Header] = name;
        return await next(context);
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));
}

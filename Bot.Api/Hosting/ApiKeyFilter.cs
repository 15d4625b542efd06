using Bot.Api.Integration.Keys;

namespace Bot.Api.Hosting;

/// <summary>Lets in who holds a key of <c>Bot:ApiKeys</c>. What the key may do is the route's to ask (<see cref="ApiScopes"/>).</summary>
public sealed class ApiKeyFilter(ApiKeys keys) : IEndpointFilter
{
    public const string Header = "X-Api-Key";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (keys.Find(context.HttpContext.Request.Headers[Header].ToString()) is not { } holder)
        {
            return Problems.Of(StatusCodes.Status401Unauthorized, "api-key", "没有有效的接口密钥", $"请在请求头 {Header} 里带上分配给您的密钥。", Header);
        }

        context.HttpContext.Items[Header] = holder.Name;
        context.HttpContext.Items[typeof(ApiKeyHolder)] = holder;
        return await next(context);
    }
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Bot.Api.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bot.Api.MiniProgram;

/// <summary>How often residents may knock. Counted in memory, in one place; a restart forgives.</summary>
public sealed class MiniLimits : IDisposable
{
    /// <summary>Requests of one resident in a minute; the parts of an upload count too.</summary>
    public const int RequestsPerMinute = 300;

    /// <summary>Logins and refreshes from one address in a minute. Thousands of phones of one carrier may share an address, so it is generous.</summary>
    public const int SignInsPerMinute = 240;

    /// <summary>Codes and numbers that one account may try in an hour (手机号, 六位验证码).</summary>
    public const int ProofsPerHour = 20;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly PartitionedRateLimiter<string> _requests = Window(RequestsPerMinute, Minute);
    private readonly PartitionedRateLimiter<string> _signIns = Window(SignInsPerMinute, Minute);
    private readonly PartitionedRateLimiter<string> _proofs = Window(ProofsPerHour, Hour);

    /// <summary>Null when the request may go on, else how long to wait.</summary>
    public TimeSpan? OfResident(string account) => Ask(_requests, account);

    /// <inheritdoc cref="OfResident"/>
    public TimeSpan? OfSignIn(IPAddress? address) => Ask(_signIns, Name(address));

    /// <inheritdoc cref="OfResident"/>
    public TimeSpan? OfProof(string account) => Ask(_proofs, account);

    /// <summary>429 with <c>Retry-After</c> in seconds.</summary>
    public static ProblemHttpResult TooMany(HttpContext http, TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(Math.Max(1, wait.TotalSeconds));
        http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return Problems.Of(StatusCodes.Status429TooManyRequests, "too-many", "太快了", $"请等 {seconds} 秒再试。");
    }

    public void Dispose()
    {
        _requests.Dispose();
        _signIns.Dispose();
        _proofs.Dispose();
    }

    private static PartitionedRateLimiter<string> Window(int permits, TimeSpan window) => PartitionedRateLimiter.Create<string, string>(
        key => RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = window }),
        StringComparer.Ordinal);

    private static TimeSpan? Ask(PartitionedRateLimiter<string> limiter, string key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Minute;
    }

    /// <summary>One household has a whole /64 of IPv6.</summary>
    private static string Name(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };
}

/// <summary>Counts sign-ins by address.</summary>
public sealed class SignInLimit(MiniLimits limits) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        limits.OfSignIn(ClientAddress.Of(context.HttpContext)) is { } wait
            ? MiniLimits.TooMany(context.HttpContext, wait)
            : await next(context);
}

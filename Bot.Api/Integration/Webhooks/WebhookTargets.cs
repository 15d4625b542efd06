using System.Net;
using System.Net.Sockets;

namespace Bot.Api.Integration.Webhooks;

/// <summary>
/// Where webhooks may go: https, to addresses that are not of a private network. Asked when a subscription is made, and
/// again with the addresses a connection is really opened to, so that a name that moves inward later gets nothing.
/// </summary>
/// <param name="development">In Development, plain http to the machine itself is allowed.</param>
/// <param name="allowPrivate"><c>Bot:Webhooks:AllowPrivate</c>: addresses of private networks are allowed, over https.</param>
/// <param name="resolve">From a name to its addresses.</param>
public sealed class WebhookTargets(bool development, bool allowPrivate, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    /// <summary>What is wrong with an address as written, in Chinese; null when nothing is.</summary>
    public string? RefusalOf(string? url, out Uri target)
    {
        target = null!;
        if (string.IsNullOrWhiteSpace(url) || url.Length > WebhookLimits.UrlLength || !Uri.TryCreate(url, UriKind.Absolute, out var parsed) || parsed.Host.Length == 0)
        {
            return $"请填完整的网址，最多 {WebhookLimits.UrlLength} 个字符。";
        }

        target = parsed;
        if (parsed.Scheme != Uri.UriSchemeHttps && !(development && parsed.Scheme == Uri.UriSchemeHttp))
        {
            return "网址要用 https。";
        }

        return parsed.UserInfo.Length > 0 || parsed.Fragment.Length > 0 ? "网址里不要带用户名、密码或 #。" : null;
    }

    /// <summary>The addresses of a host, all of them allowed.</summary>
    /// <exception cref="WebhookAddressException">One is not.</exception>
    /// <exception cref="SocketException">The name is not known.</exception>
    public async Task<IPAddress[]> ResolveAsync(Uri target, CancellationToken cancellation)
    {
        var host = target.IdnHost.Trim('[', ']');
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancellation);
        if (addresses.Length == 0)
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        return Array.Find(addresses, a => !IsAllowed(a, target.Scheme == Uri.UriSchemeHttp)) is null ? addresses : throw new WebhookAddressException();
    }

    /// <summary>Opens a connection to one of the addresses looked at, and to no other.</summary>
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = await ResolveAsync(context.InitialRequestMessage.RequestUri!, cancellation);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private bool IsAllowed(IPAddress address, bool plain)
    {
        if (plain)
        {
            return development && WebhookAddresses.IsLoopback(address);
        }

        return !WebhookAddresses.IsNever(address) && (allowPrivate || !WebhookAddresses.IsPrivate(address));
    }
}

/// <summary>A name leads to an address where no webhook may go.</summary>
public sealed class WebhookAddressException() : IOException("A webhook's host has an address that is not allowed.");

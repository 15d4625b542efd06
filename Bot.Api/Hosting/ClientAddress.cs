using System.Net;
using System.Net.Sockets;

namespace Bot.Api.Hosting;

/// <summary>
/// Whose request it is, for limits and for nothing else. Behind a proxy on this machine or in the same private network it is
/// what that proxy wrote last into <c>X-Forwarded-For</c>; whoever comes from outside cannot choose it.
/// </summary>
public static class ClientAddress
{
    private const string Header = "X-Forwarded-For";

    public static IPAddress? Of(HttpContext http)
    {
        var peer = http.Connection.RemoteIpAddress;
        if (peer is null || !IsNear(peer.IsIPv4MappedToIPv6 ? peer.MapToIPv4() : peer) || http.Request.Headers[Header] is not [.., { } line])
        {
            return peer;
        }

        return IPAddress.TryParse(line.AsSpan(line.LastIndexOf(',') + 1).Trim(), out var client) ? client : peer;
    }

    /// <summary>Loopback and the private ranges (RFC 1918, RFC 4193).</summary>
    private static bool IsNear(IPAddress address)
    {
        if (IPAddress.IsLoopback(address))
        {
            return true;
        }

        var b = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? b[0] == 10 || (b[0] == 172 && (b[1] & 0xF0) == 16) || (b[0] == 192 && b[1] == 168)
            : (b[0] & 0xFE) == 0xFC;
    }
}

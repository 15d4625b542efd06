using System.Net;
using System.Net.Sockets;

namespace Bot.Api.Integration.Webhooks;

/// <summary>Which addresses of the network are whose. An address inside another (mapped, 6to4, NAT64) is the inner one.</summary>
public static class WebhookAddresses
{
    /// <summary>Networks of an organisation or of this machine: only where the setting allows it.</summary>
    private static readonly IPNetwork[] Private =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("fc00::/7"), IPNetwork.Parse("::1/128"),
    ];

    /// <summary>
    /// Nobody's receiver, whatever the settings: this network, link-local (where clouds keep their keys), documentation,
    /// benchmarks, multicast, reserved, tunnels (IANA special-purpose registries, RFC 6890).
    /// </summary>
    private static readonly IPNetwork[] Never =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("192.0.0.0/24"), IPNetwork.Parse("192.0.2.0/24"), IPNetwork.Parse("192.88.99.0/24"),
        IPNetwork.Parse("198.18.0.0/15"), IPNetwork.Parse("198.51.100.0/24"), IPNetwork.Parse("203.0.113.0/24"), IPNetwork.Parse("224.0.0.0/3"),
        IPNetwork.Parse("::/128"), IPNetwork.Parse("fe80::/10"), IPNetwork.Parse("fec0::/10"), IPNetwork.Parse("ff00::/8"), IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("100::/64"), IPNetwork.Parse("3fff::/20"), IPNetwork.Parse("5f00::/16"), IPNetwork.Parse("64:ff9b:1::/48"),
    ];

    private static readonly IPNetwork Compatible = IPNetwork.Parse("::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");

    public static bool IsLoopback(IPAddress address) => IPAddress.IsLoopback(Inner(address));

    public static bool IsPrivate(IPAddress address) => Array.Exists(Private, n => n.Contains(Inner(address)));

    public static bool IsNever(IPAddress address) => Array.Exists(Never, n => n.Contains(Inner(address)));

    private static IPAddress Inner(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6 || IPAddress.IPv6Loopback.Equals(address) || IPAddress.IPv6Any.Equals(address))
        {
            return address;
        }

        // An address without its zone: networks are compared by bits alone.
        var bytes = address.GetAddressBytes();
        return SixToFour.Contains(address) ? new IPAddress(bytes.AsSpan(2, 4))
            : Nat64.Contains(address) || Compatible.Contains(address) ? new IPAddress(bytes.AsSpan(12, 4))
            : new IPAddress(bytes);
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Bot.Api.Integration.Webhooks;
using Bot.Tests.Road;
using Xunit;

namespace Bot.Tests.Integration;

/// <summary>Where webhooks may not go: what a key holder could reach through us that they cannot reach themselves.</summary>
public sealed class WebhookAddressTests
{
    private static readonly string[] Inward =
    [
        "https://127.0.0.1/hook", "https://localhost/hook", "https://10.1.2.3/hook", "https://172.16.0.9/hook",
        "https://192.168.1.1/hook", "https://100.64.0.1/hook", "https://[::1]/hook", "https://[fd00::1]/hook",
        "https://[fe80::1]/hook", "https://[::ffff:10.0.0.1]/hook", "https://[64:ff9b::a00:1]/hook", "https://[2002:a00:1::]/hook",
        "https://169.254.169.254/latest/meta-data", "https://0.0.0.0/hook", "https://255.255.255.255/hook", "https://2130706433/hook",
        "https://0x7f.1/hook", "https://127.1/hook", "http://10.1.2.3/hook", "http://8.8.8.8/hook",
    ];

    [Fact]
    public async Task A_private_reserved_or_own_address_is_refused_at_the_door()
    {
        await using var host = await GridHost.StartedAsync();
        foreach (var url in Inward)
        {
            using var response = await host.Client(GridHost.Hooks).PostAsJsonAsync("/api/grid/webhooks", new { url });
            Assert.Equal((url, HttpStatusCode.UnprocessableEntity), (url, response.StatusCode));
            var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal((url, "urn:grid-bot:problem:webhook-address", "url"), (url, problem.GetProperty("type").GetString(), problem.GetProperty("field").GetString()));
        }
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/hook")]
    [InlineData("http://hooks.example/hook")]
    [InlineData("ftp://hooks.example/hook")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:word@hooks.example/hook")]
    [InlineData("https://hooks.example/hook#part")]
    [InlineData("hooks.example")]
    [InlineData("https://")]
    [InlineData("")]
    [InlineData(null)]
    public void Outside_of_development_only_plain_https_addresses_are_written_right(string? url) =>
        Assert.NotNull(Targets(development: false, "93.184.215.14").RefusalOf(url, out _));

    [Theory]
    [InlineData("10.0.0.5")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("169.254.169.254")]
    [InlineData("93.184.215.14", "192.168.0.7")]
    public async Task A_name_that_leads_inward_is_refused_even_when_only_one_of_its_addresses_does(params string[] addresses) =>
        await Assert.ThrowsAsync<WebhookAddressException>(() => Targets(development: false, addresses).ResolveAsync(new Uri("https://hooks.example"), CancellationToken.None));

    [Fact]
    public async Task A_public_address_is_allowed_and_private_ones_by_the_setting_but_never_link_local()
    {
        Assert.Single(await Targets(development: false, "93.184.215.14").ResolveAsync(new Uri("https://hooks.example"), CancellationToken.None));
        Assert.Single(await Targets(development: false, "2606:2800:21f:cb07:6820:80da:af6b:8b2c").ResolveAsync(new Uri("https://hooks.example"), CancellationToken.None));
        var open = new WebhookTargets(development: false, allowPrivate: true, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.5")]));
        Assert.Single(await open.ResolveAsync(new Uri("https://hooks.example"), CancellationToken.None));
        await Assert.ThrowsAsync<WebhookAddressException>(() => open.ResolveAsync(new Uri("https://169.254.169.254"), CancellationToken.None));
    }

    [Fact]
    public async Task A_name_that_moves_inward_after_it_was_looked_at_gets_no_connection()
    {
        await using var receiver = await Receiver.StartedAsync();
        var asked = 0;
        var targets = new WebhookTargets(
            development: false, allowPrivate: false, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(asked++ == 0 ? "93.184.215.14" : "127.0.0.1")]));
        var url = new Uri($"https://hooks.example:{receiver.Url.Port}/hook");
        await targets.ResolveAsync(url, CancellationToken.None);
#pragma warning disable RS0030 // A real call takes real time.
        using var wire = new WebhookWire(targets, TimeProvider.System);
#pragma warning restore RS0030
        var answer = await wire.PostAsync(url, new byte[32], "ping", "{}"u8.ToArray(), CancellationToken.None);
        Assert.Equal(new WebhookAnswer.Failed(null, "address"), answer);
        Assert.Empty(receiver.Posts);
    }

    [Theory]
    [InlineData("connect")]
    [InlineData("tls")]
    public async Task Failures_of_the_wire_have_names(string name)
    {
        await using var receiver = await Receiver.StartedAsync();
        var port = name == "tls" ? receiver.Url.Port : RoadFixture.FreePort();
#pragma warning disable RS0030 // A real call takes real time.
        using var wire = new WebhookWire(new WebhookTargets(development: false, allowPrivate: true, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback])), TimeProvider.System);
#pragma warning restore RS0030
        Assert.Equal(new WebhookAnswer.Failed(null, name), await wire.PostAsync(new Uri($"https://hooks.example:{port}/"), new byte[32], "ping", "{}"u8.ToArray(), CancellationToken.None));
    }

    private static WebhookTargets Targets(bool development, params string[] addresses) =>
        new(development, allowPrivate: false, (_, _) => Task.FromResult<IPAddress[]>([.. addresses.Select(IPAddress.Parse)]));
}

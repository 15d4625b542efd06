using System.Collections.Concurrent;
using Bot.Dialogs.Welcoming;
using Bot.WeChat.Api;
using QRCoder;

namespace Bot.Api.My.Worker;

/// <summary>
/// The code that leads a neighbour into the official account and binds the grid. WeChat's lasting codes are counted, so these are made for
/// thirty days and made anew before they end.
/// </summary>
public sealed class GridCodes(OfficialAccountClient account, TimeProvider clock, ILogger<GridCodes> log)
{
    /// <summary>How long before its end a code is no longer handed out: who photographs it uses it for a while.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromDays(7);

    private readonly ConcurrentDictionary<string, (string Content, DateTimeOffset Until)> _made = new(StringComparer.Ordinal);

    /// <summary>The code as a picture (SVG); null when WeChat gives none now.</summary>
    /// <param name="grid">A grid of the directory: there are never more codes than grids.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<string?> SvgAsync(string grid, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (_made.TryGetValue(grid, out var made) && made.Until > now)
        {
            return Svg(made.Content);
        }

        var code = await account.CreateQrCode(GridScene.Of(grid), ApiLimits.LongestQrCode, cancellation);
        if (!code.IsOk)
        {
            log.LogWarning("No QR code for {Grid}: {Error}", grid, code.Error.Name);
            return null;
        }

        _made[grid] = (code.Value.Content, now + ApiLimits.LongestQrCode - Reserve);
        return Svg(code.Value.Content);
    }

    private static string Svg(string content)
    {
        using var data = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        return svg.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}

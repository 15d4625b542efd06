using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Bot.Api.Hosting;
using Bot.Data.Grids;
using Bot.Dialogs.Welcoming;
using Bot.WeChat.Api;
using QRCoder;

namespace Bot.Api.PublicBoard;

/// <summary>
/// The code of each grid that leads into the official account and binds it (带参数的二维码, scene <c>grid:{code}</c>). The account
/// makes one for good when it is first looked at, and the data folder remembers it, because an account has a limited number; where it does not, the board hangs without.
/// </summary>
public sealed class GridCodes(OfficialAccountClient account, BotSettings settings, IConfiguration configuration, TimeProvider clock, ILogger<GridCodes> log)
{
    /// <summary>A page waits no longer for a code.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>After a refusal the account is left alone so long.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, string> _made = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _asking = new(1);
    private DateTimeOffset _notBefore;

    /// <summary>What the grid's code holds; null where there is none now.</summary>
    public async Task<string?> FindAsync(Grid grid, CancellationToken cancellation)
    {
        if (_made.TryGetValue(grid.Code, out var made))
        {
            return made;
        }

        if (File.Exists(FileOf(grid)))
        {
            return _made[grid.Code] = await File.ReadAllTextAsync(FileOf(grid), cancellation);
        }

        if (clock.GetUtcNow() < _notBefore || !await _asking.WaitAsync(TimeSpan.Zero, cancellation))
        {
            return null;
        }

        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(Patience);
            return await AskAsync(grid, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            _notBefore = clock.GetUtcNow() + Pause;
            return null;
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <summary>Another account has other codes.</summary>
    private string FileOf(Grid grid) => Path.Combine(
        settings.DataDirectory, "grid-codes", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{configuration["WeChat:Mp:AppId"]}|{grid.Code}"))));

    private async Task<string?> AskAsync(Grid grid, CancellationToken cancellation)
    {
        var made = await account.CreateQrCode(GridScene.Of(grid.Code), life: null, cancellation);
        if (made.IsOk)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(FileOf(grid))!);
            await File.WriteAllTextAsync(FileOf(grid) + ".new", made.Value.Content, cancellation);
            File.Move(FileOf(grid) + ".new", FileOf(grid), overwrite: true);
            return _made[grid.Code] = made.Value.Content;
        }

        log.LogInformation("The account made no code for a grid: {Name} ({Code})", made.Error.Name, made.Error.Code);
        _notBefore = clock.GetUtcNow() + Pause;
        return null;
    }

    /// <summary><c>GET /public/grids/{code}/code.svg</c>.</summary>
    public static async Task<IResult> HandleAsync(string code, PublicGrids grids, GridCodes codes, CancellationToken cancellation) =>
        grids.Current.Grids.ByCode(code) is { } grid && await codes.FindAsync(grid, cancellation) is { } content
            ? Results.Bytes(Encoding.UTF8.GetBytes(Svg(content)), "image/svg+xml; charset=utf-8")
            : Results.NotFound();

    private static string Svg(string content)
    {
        using var data = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        return svg.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}

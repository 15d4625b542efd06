using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Bot.Api.Hosting;
using Bot.Dialogs.Welcoming;
using Bot.WeChat;
using Bot.WeChat.Api;
using QRCoder;

namespace Bot.Api.Grids;

/// <summary>
/// The code of each grid that leads into the official account and binds the grid (带参数的二维码, scene <c>grid:{code}</c>): on the printed notice board, on the
/// public one, on the residents' page. Made once for good when it is first looked at and remembered in the data folder, because an account has a limited
/// number; where the account makes none, the board hangs without.
/// </summary>
public sealed class BoardCodes(OfficialAccountClient account, BotSettings settings, IConfiguration configuration, TimeProvider clock, ILogger<BoardCodes> log)
{
    /// <summary>A page waits no longer for a code.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>After a refusal the account is left alone so long.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, string> _made = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _asking = new(1);
    private DateTimeOffset _notBefore;

    /// <summary>The drawing of a grid's code; null where there is none now.</summary>
    /// <param name="gridCode">Of a grid of the directory: there are never more codes than grids.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<string?> SvgAsync(string gridCode, CancellationToken cancellation) =>
        await FindAsync(gridCode, cancellation) is { } content ? Drawn(content) : null;

    /// <summary>What the grid's code holds; null where there is none now.</summary>
    public async Task<string?> FindAsync(string gridCode, CancellationToken cancellation)
    {
        if (await RememberedAsync(gridCode, cancellation) is { } made)
        {
            return made;
        }

        if (WeChatServices.Missing(configuration).Count > 0 || clock.GetUtcNow() < _notBefore)
        {
            return null;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            return await AskAsync(gridCode, limit.Token, cancellation);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            log.LogInformation("The account made no code for a notice board in time");
            _notBefore = clock.GetUtcNow() + Pause;
            return null;
        }
    }

    private async Task<string?> RememberedAsync(string gridCode, CancellationToken cancellation)
    {
        if (_made.TryGetValue(gridCode, out var made))
        {
            return made;
        }

        var file = FileOf(gridCode);
        return File.Exists(file) ? _made[gridCode] = await File.ReadAllTextAsync(file, cancellation) : null;
    }

    /// <summary>Another account has other codes.</summary>
    private string FileOf(string gridCode) => Path.Combine(
        settings.DataDirectory, "grid-codes", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{configuration["WeChat:Mp:AppId"]}|{gridCode}"))));

    /// <summary>One asks at a time: who waited finds the code made, or the account to be left alone.</summary>
    private async Task<string?> AskAsync(string gridCode, CancellationToken inTime, CancellationToken cancellation)
    {
        await _asking.WaitAsync(inTime);
        try
        {
            if (_made.TryGetValue(gridCode, out var made))
            {
                return made;
            }

            if (clock.GetUtcNow() < _notBefore)
            {
                return null;
            }

            var asked = await account.CreateQrCode(GridScene.Of(gridCode), life: null, inTime);
            if (asked.IsOk)
            {
                await RememberAsync(FileOf(gridCode), asked.Value.Content, cancellation);
                return _made[gridCode] = asked.Value.Content;
            }

            log.LogInformation("The account made no code for a notice board: {Name} ({Code})", asked.Error.Name, asked.Error.Code);
            _notBefore = clock.GetUtcNow() + Pause;
            return null;
        }
        finally
        {
            _asking.Release();
        }
    }

    private static async Task RememberAsync(string file, string content, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file + ".new", content, cancellation);
        File.Move(file + ".new", file, overwrite: true);
    }

    private static string Drawn(string content)
    {
        using var data = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        return svg.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}

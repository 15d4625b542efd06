using System.Security.Cryptography;
using Bot.Api.Desk.Shell;
using Bot.Api.Handling.Moves;
using Bot.Data.People;
using Bot.Data.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace Bot.Api.Desk.SignIn;

/// <summary><c>/desk/settings</c>: how the desk looks to one person, and their second factor.</summary>
[Needs(DeskAct.OwnAccount)]
public sealed class SettingsPage(
    GroupCommit commit, IDbContextFactory<BotDbContext> database, PersonalData personalData, Passwords passwords, RecoveryCodes recovery, IDataProtectionProvider protection) : DeskPage
{
    private const string Issuer = "监督台";
    private const int QrPixels = 6;
    private readonly IDataProtector _kept = protection.CreateProtector("Bot.Api.Desk.SignIn.NewSecret.v1");
    private FieldError? _error;

    public bool IsOn { get; private set; }

    /// <summary>The secret to be, as the phone takes it by hand.</summary>
    public string? Secret { get; private set; }

    /// <summary>The same, sealed: it comes back with the form and is nowhere until the first code proves it.</summary>
    public string? Kept { get; private set; }

    public string? Picture { get; private set; }

    /// <summary>The recovery codes, this once.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public string? Wrong(string field) => _error?.Field == field ? _error.Words : null;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        IsOn = (await AccountAsync(HttpContext.RequestAborted)).SealedSecret is not null;
        await next();
    }

    public void OnGet(bool setup)
    {
        if (setup && !IsOn)
        {
            Show(Totp.NewSecret());
        }
    }

    public async Task<IActionResult> OnPostLookAsync(bool contrast, bool large, CancellationToken cancellation)
    {
        await commit.Run(session => StaffAccounts.Look(session, Visit, contrast, large), cancellation);
        Say("保存好了。");
        return To("/desk/settings");
    }

    public async Task<IActionResult> OnPostOnAsync(string? kept, string? code, CancellationToken cancellation)
    {
        if (IsOn || Unseal(kept) is not { } secret)
        {
            return To("/desk/settings");
        }

        if (Totp.StepOf(secret, (code ?? "").Trim(), Visit.At, 0) is not { } step)
        {
            _error = new FieldError("code", "数字没对上，请看手机上现在的那六位。");
            Show(secret);
            return Again();
        }

        var codes = RecoveryCodes.New();
        await commit.Run(session => StaffAccounts.SecondFactor(session, Visit, personalData.Seal(Convert.ToHexString(secret)), recovery.Keep(codes), step), cancellation);
        (IsOn, Codes) = (true, codes);
        return Page();
    }

    public async Task<IActionResult> OnPostOffAsync(string? password, CancellationToken cancellation)
    {
        var account = await AccountAsync(cancellation);
        if (password is not { Length: > 0 and <= SignInLimits.LongestPassword } || !await passwords.IsRightAsync(account.PasswordHash, password, cancellation))
        {
            _error = new FieldError("password", "密码没写对。");
            return Again();
        }

        await commit.Run(session => StaffAccounts.SecondFactor(session, Visit, null, "", 0), cancellation);
        Say("动态码关掉了。");
        return To("/desk/settings");
    }

    private void Show(byte[] secret)
    {
        using var code = QRCodeGenerator.GenerateQrCode(Totp.Uri(Issuer, Visit.Login, secret), QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(code);
        Picture = "data:image/png;base64," + Convert.ToBase64String(png.GetGraphic(QrPixels));
        Secret = Totp.Base32(secret);
        Kept = _kept.Protect(Visit.Login + "|" + Convert.ToHexString(secret));
    }

    private byte[]? Unseal(string? kept)
    {
        try
        {
            return _kept.Unprotect(kept ?? "").Split('|', 2) is [var login, var secret] && login == Visit.Login ? Convert.FromHexString(secret) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private async Task<StaffAccount> AccountAsync(CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        return await db.StaffAccounts.AsNoTracking().FirstAsync(a => a.Login == Visit.Login, cancellation);
    }
}

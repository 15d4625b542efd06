using System.Globalization;
using System.Security.Cryptography;
using Bot.Data;
using Bot.Data.People;
using Bot.Data.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.SignIn;

/// <summary>Signing in: password, then the code where the second factor is on.</summary>
public sealed class StaffSignIn(
    IDbContextFactory<BotDbContext> database, GroupCommit commit, Passwords passwords, RecoveryCodes recovery, PersonalData personalData, IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly IDataProtector _half = protection.CreateProtector("Bot.Api.Desk.SignIn.HalfWay.v1");

    public async Task<SignInResult> PasswordAsync(string login, string password, CancellationToken cancellation)
    {
        var (staff, account) = await FindAsync(login, cancellation);
        var isRight = await passwords.IsRightAsync(account?.PasswordHash, password, cancellation);

        // The hash is compared again inside: a password that was changed meanwhile is not this one any more.
        var work = new SignInWork(login, staff, a => isRight && a.PasswordHash == account!.PasswordHash, a => a.SealedSecret is null, clock.GetChinaNow());
        return await commit.Run(work.Apply, cancellation);
    }

    /// <summary>A code of the app, or one of the recovery codes.</summary>
    public async Task<SignInResult?> CodeAsync(string half, string code, CancellationToken cancellation)
    {
        if (Open(half) is not { } came)
        {
            return null;
        }

        var (staff, account) = await FindAsync(came.Login, cancellation);
        if (staff is null || account?.PasswordAt?.ToUnixTimeMilliseconds() != came.PasswordAt)
        {
            return null;
        }

        var work = new SignInWork(came.Login, staff, a => Takes(a, code.Trim()), static _ => true, clock.GetChinaNow());
        return await commit.Run(work.Apply, cancellation);
    }

    /// <summary>What stands for a password that was right until the code comes.</summary>
    public async Task<string> HalfWayAsync(string login, CancellationToken cancellation)
    {
        var (staff, account) = await FindAsync(login, cancellation);
        var until = (clock.GetUtcNow() + SignInLimits.HalfWay).ToUnixTimeSeconds();
        return _half.Protect(string.Create(CultureInfo.InvariantCulture, $"{until}|{account!.PasswordAt?.ToUnixTimeMilliseconds()}|{staff!.Login}"));
    }

    private bool Takes(StaffAccount account, string code)
    {
        if (account.SealedSecret is not { } secret)
        {
            return false;
        }

        if (Totp.StepOf(Convert.FromHexString(personalData.Open(secret)), code, clock.GetUtcNow(), account.LastStep) is { } step)
        {
            account.LastStep = step;
            return true;
        }

        if (recovery.Without(account.RecoveryCodes, code) is not { } left)
        {
            return false;
        }

        account.RecoveryCodes = left;
        return true;
    }

    private (string Login, long PasswordAt)? Open(string half)
    {
        try
        {
            var parts = _half.Unprotect(half).Split('|', 3);
            return long.Parse(parts[0], CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds() ? (parts[2], long.Parse(parts[1], CultureInfo.InvariantCulture)) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private async Task<(StaffMember? Staff, StaffAccount? Account)> FindAsync(string login, CancellationToken cancellation)
    {
        var lower = login.ToLowerInvariant();
        await using var db = await database.CreateDbContextAsync(cancellation);
        var staff = await db.Staff.AsNoTracking().FirstOrDefaultAsync(s => s.Login == login || s.Login == lower, cancellation);
        return (staff, staff is null ? null : await db.StaffAccounts.AsNoTracking().FirstOrDefaultAsync(a => a.Login == staff.Login, cancellation));
    }
}

using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Accounts;
using Bot.Data.People;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.MiniProgram.Accounts;

/// <summary><c>GET</c> and <c>PATCH /api/mini/me</c>: what the mini-program shows of the account.</summary>
public static class Me
{
    public static async Task<Tagged<AccountView>> Show(HttpContext http, BotDbContext db, PersonalData personalData, CancellationToken cancellation) =>
        new(await ViewAsync(ResidentVisit.Of(http), db, personalData, cancellation));

    public static async Task<Results<Ok<AccountView>, ProblemHttpResult>> Change(
        AccountChangeRequest request, HttpContext http, BotDbContext db, PersonalData personalData, GroupCommit commit, TimeProvider clock, CancellationToken cancellation)
    {
        if (request.Public is not { } isPublic)
        {
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "public", "缺少 public", "public 请填 true 或 false。", "public");
        }

        var visit = ResidentVisit.Of(http);
        var now = clock.GetChinaNow();
        await commit.Run(
            // Linked in between, it is the other key that counts.
            session => PublicWish.OfAll(session, MiniKeys.Resident(session, visit.Account), isPublic, now),
            CancellationToken.None);
        return TypedResults.Ok(await ViewAsync(visit, db, personalData, cancellation));
    }

    private static async Task<AccountView> ViewAsync(ResidentVisit visit, BotDbContext db, PersonalData personalData, CancellationToken cancellation)
    {
        var row = await db.MiniAccounts.AsNoTracking().FirstAsync(a => a.Key == visit.Account, cancellation);
        var hidden = await db.PublicOptOuts.AnyAsync(o => o.Resident == row.Resident, cancellation);
        return new AccountView(
            row.LinkedTo is not null,
            row.SealedPhone is { } phone ? Masking.MaskPhone(personalData.Open(phone)) : null,
            HomeGrids.Of(db, visit.Account),
            !hidden,
            row.CreatedAt);
    }
}

/// <summary>The account.</summary>
/// <param name="Linked">Whether this person is known in the official account too.</param>
/// <param name="Phone">The number that WeChat vouched for, masked; null while there is none.</param>
/// <param name="HomeGrid">Code of the home grid, or null.</param>
/// <param name="Public">Whether closed cases may be shown on the public board, without personal data.</param>
/// <param name="CreatedAt">First sign-in.</param>
public sealed record AccountView(bool Linked, string? Phone, string? HomeGrid, bool Public, DateTimeOffset CreatedAt);

public sealed record AccountChangeRequest(bool? Public);

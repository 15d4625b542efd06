using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Accounts;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bot.Api.MiniProgram.Accounts;

/// <summary>
/// <c>POST /api/mini/refresh</c>: new tokens for the session. A refresh token is good once: when an old one comes again,
/// somebody else may hold the new one, so the session ends (RFC 9700, 4.14.2).
/// </summary>
public static class Refresh
{
    private const int TokenLength = 1_024;

    public static async Task<Results<Ok<SessionTokens>, ProblemHttpResult>> Handle(
        RefreshRequest request, MiniTokens tokens, GroupCommit commit, MiniSessions sessions, TimeProvider clock)
    {
        if (request.RefreshToken is not { Length: > 0 and <= TokenLength } given || tokens.OpenRefresh(given) is not { } old)
        {
            return Refused();
        }

        var now = clock.GetChinaNow();
        var (next, hash) = tokens.Refresh(old.Session);
        var linked = await commit.Run(session => Rotate(session, old.Session, old.Hash, hash, now), CancellationToken.None);
        if (linked is null)
        {
            sessions.Ended(old.Session);
            return Refused();
        }

        return TypedResults.Ok(new SessionTokens(tokens.Access(old.Session), next, (int)MiniTokens.AccessLife.TotalSeconds, linked.Value));
    }

    /// <summary>Whether the account is linked; null when the session is over, be it by this very token.</summary>
    private static bool? Rotate(WriteSession session, string id, string oldHash, string newHash, DateTimeOffset now)
    {
        var row = session.Context.MiniSessions.FirstOrDefault(s => s.Id == id);
        if (row is null || row.EndedAt is not null)
        {
            return null;
        }

        var good = MiniTokens.Same(row.RefreshHash, oldHash);
        if (!good || row.ExpiresAt <= now)
        {
            row.EndedAt = now;
            row.EndedBy = good ? "expired" : "reused";
            session.Update(row);
            return null;
        }

        row.RefreshHash = newHash;
        row.ExpiresAt = now + MiniTokens.RefreshLife;
        session.Update(row);
        return session.Scalar("""SELECT "LinkedTo" FROM "mini_accounts" WHERE "Key" = @0""", row.Account) is string;
    }

    private static ProblemHttpResult Refused() =>
        Problems.Of(StatusCodes.Status401Unauthorized, "refresh-token", "登录过期了", "请重新打开小程序登录。", "refreshToken");
}

public sealed record RefreshRequest(string? RefreshToken);

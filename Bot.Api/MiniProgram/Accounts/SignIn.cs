using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Accounts;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.WeChat.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using MiniSession = Bot.Data.Accounts.MiniSession;

namespace Bot.Api.MiniProgram.Accounts;

/// <summary><c>POST /api/mini/login</c>: a code of <c>wx.login</c> becomes a session.</summary>
public static class SignIn
{
    /// <summary>Characters of a code of WeChat; theirs have 32.</summary>
    public const int CodeLength = 256;

    /// <summary>Devices signed in at once; the longest unused is signed out.</summary>
    public const int Sessions = 10;

    private static readonly string[] CodeErrors = ["InvalidCode", "CodeAlreadyUsed", "InvalidOAuthCode", "HighRiskUserBlocked", "MissingCode"];

    public static async Task<Results<Ok<SessionTokens>, ProblemHttpResult>> Handle(
        LoginRequest request, HttpContext http, MiniTokens tokens, PersonalData personalData, GroupCommit commit, MiniSessions sessions,
        Linker linker, UnionSignal unions, TimeProvider clock, CancellationToken cancellation)
    {
        if (http.RequestServices.GetService<MiniProgramClient>() is not { } wechat)
        {
            return NotConfigured();
        }

        if (request.Code is not { Length: > 0 and <= CodeLength } code)
        {
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "code", "缺少 code", $"code 请填 wx.login 给的值，1 到 {CodeLength} 个字符。", "code");
        }

        var answer = await wechat.Code2Session(code, cancellation);
        if (!answer.IsOk)
        {
            return IsAboutCode(answer.Error)
                ? Problems.Of(StatusCodes.Status401Unauthorized, "code", "登录没有成功", "code 过期或用过了，请重新打开小程序。", "code")
                : Away();
        }

        var now = clock.GetChinaNow();
        var account = new MiniAccount
        {
            Key = personalData.ResidentKey(answer.Value.OpenId),
            SealedOpenId = personalData.Seal(answer.Value.OpenId),
            UnionKey = answer.Value.UnionId is { Length: > 0 } union ? personalData.UnionKey(union) : null,
            CreatedAt = now,
            LastLoginAt = now,
        };
        var id = Guid.CreateVersion7(now).ToString("N");
        var (refresh, hash) = tokens.Refresh(id);
        var session = new MiniSession { Id = id, Account = account.Key, RefreshHash = hash, CreatedAt = now, ExpiresAt = now + MiniTokens.RefreshLife };
        var begun = await commit.Run(write => Begin(write, account, session, linker, now), CancellationToken.None);
        begun.Ended.ForEach(sessions.Ended);
        if (begun.NewlyLinkedTo is { } resident)
        {
            linker.Linked(account.Key, resident);
        }
        else if (!begun.Linked)
        {
            unions.Raise();
        }

        return TypedResults.Ok(new SessionTokens(tokens.Access(id), refresh, (int)MiniTokens.AccessLife.TotalSeconds, begun.Linked));
    }

    internal static bool IsAboutCode(PlatformError error) => CodeErrors.Contains(error.Name, StringComparer.Ordinal);

    internal static ProblemHttpResult Away() =>
        Problems.Of(StatusCodes.Status503ServiceUnavailable, "platform-away", "微信暂时没有回应", "请过一会儿再试。");

    internal static ProblemHttpResult NotConfigured() =>
        Problems.Of(StatusCodes.Status503ServiceUnavailable, "mini-not-configured", "小程序还没有配置", "管理员还没有填小程序的帐号。");

    private static Begun Begin(WriteSession write, MiniAccount fresh, MiniSession session, Linker linker, DateTimeOffset now)
    {
        if (!write.TryInsert(fresh))
        {
            write.Execute(
                """UPDATE "mini_accounts" SET "LastLoginAt" = @0, "UnionKey" = COALESCE(@1, "UnionKey") WHERE "Key" = @2""", now, fresh.UnionKey, fresh.Key);
        }

        List<string> ended = [];
        var living = 1;
        foreach (var old in write.Context.MiniSessions.Where(s => s.Account == fresh.Key).OrderByDescending(s => s.ExpiresAt).ToList())
        {
            if (old.EndedAt is not null || old.ExpiresAt <= now || ++living > Sessions)
            {
                write.Execute("""DELETE FROM "mini_sessions" WHERE "Id" = @0""", old.Id);
                ended.Add(old.Id);
            }
        }

        write.Insert(session);
        var linked = MiniKeys.Resident(write, fresh.Key) != fresh.Key;
        var found = linked || fresh.UnionKey is null ? null
            : write.Scalar("""SELECT "Resident" FROM "conversations" WHERE "UnionKey" = @0 ORDER BY "LastContact" DESC LIMIT 1""", fresh.UnionKey) as string;
        var newly = found is not null && linker.Link(write, fresh.Key, found, now) ? found : null;
        return new Begun(linked || newly is not null, newly, ended);
    }

    private sealed record Begun(bool Linked, string? NewlyLinkedTo, List<string> Ended);
}

/// <summary>What a signed-in client holds.</summary>
/// <param name="Token">Goes into <c>Authorization: Bearer …</c>.</param>
/// <param name="RefreshToken">Good for one refresh.</param>
/// <param name="ExpiresIn">Seconds that <paramref name="Token"/> is good.</param>
/// <param name="Linked">Whether this person is known in the official account too.</param>
public sealed record SessionTokens(string Token, string RefreshToken, int ExpiresIn, bool Linked);

/// <param name="Code">What <c>wx.login</c> gave.</param>
public sealed record LoginRequest(string? Code);

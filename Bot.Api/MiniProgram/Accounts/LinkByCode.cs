using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Accounts;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bot.Api.MiniProgram.Accounts;

/// <summary><c>POST /api/mini/me/link</c>: the six digits that stand in the official account's chat.</summary>
public static class LinkByCode
{
    private const int Digits = 6;

    public static async Task<Results<Ok<LinkView>, ProblemHttpResult>> Handle(
        LinkRequest request, HttpContext http, MiniLimits limits, LinkOffers offers, Linker linker, GroupCommit commit, TimeProvider clock)
    {
        var visit = ResidentVisit.Of(http);
        var code = request.Code?.Trim() ?? "";
        if (code.Length != Digits || !code.All(char.IsAsciiDigit))
        {
            return Wrong("验证码是六位数字，在公众号的聊天里。");
        }

        if (limits.OfProof(visit.Account) is { } wait)
        {
            return MiniLimits.TooMany(http, wait);
        }

        var now = clock.GetChinaNow();
        var verdict = await commit.Run(
            session =>
            {
                if (MiniKeys.Resident(session, visit.Account) is var resident && resident != visit.Account)
                {
                    return new CodeVerdict(resident, 0);
                }

                var checkedCode = offers.Check(session, visit.Account, code, now);
                return checkedCode.Resident is { } found && !linker.Link(session, visit.Account, found, now) ? new CodeVerdict(null, 0) : checkedCode;
            },
            CancellationToken.None);
        if (verdict.Resident is null)
        {
            return verdict.Left > 0 ? Wrong($"验证码不对，还可以试 {verdict.Left} 次。") : Wrong("验证码过期了，请重新点一次手机号按钮。");
        }

        linker.Linked(visit.Account, verdict.Resident);
        return TypedResults.Ok(new LinkView(true));
    }

    private static ProblemHttpResult Wrong(string detail) =>
        Problems.Of(StatusCodes.Status422UnprocessableEntity, "link-code", "验证码不对", detail, "code");
}

/// <param name="Code">Six digits.</param>
public sealed record LinkRequest(string? Code);

public sealed record LinkView(bool Linked);

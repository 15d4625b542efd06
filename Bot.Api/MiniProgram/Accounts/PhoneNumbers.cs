using Bot.Api.Conversations;
using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Accounts;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.WeChat.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bot.Api.MiniProgram.Accounts;

/// <summary>
/// <c>POST /api/mini/me/phone</c>: a number that WeChat vouches for. What was taken down for it is the resident's from here
/// on, and who left it in the official account is sent a code.
/// </summary>
public static class PhoneNumbers
{
    public const string Offered = "offered";
    private const string China = "86";

    public static async Task<Results<Ok<PhoneView>, ProblemHttpResult>> Handle(
        PhoneRequest request, HttpContext http, MiniLimits limits, PersonalData personalData, GroupCommit commit, LinkOffers offers,
        ResidentContexts contexts, DeliverySignal deliveries, TimeProvider clock, CancellationToken cancellation)
    {
        var visit = ResidentVisit.Of(http);
        if (http.RequestServices.GetService<MiniProgramClient>() is not { } wechat)
        {
            return SignIn.NotConfigured();
        }

        if (request.Code is not { Length: > 0 and <= SignIn.CodeLength } code)
        {
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "code", "缺少 code", $"code 请填手机号按钮给的值，1 到 {SignIn.CodeLength} 个字符。", "code");
        }

        if (limits.OfProof(visit.Account) is { } wait)
        {
            return MiniLimits.TooMany(http, wait);
        }

        var answer = await wechat.GetPhoneNumber(code, cancellation);
        if (!answer.IsOk)
        {
            return SignIn.IsAboutCode(answer.Error)
                ? Problems.Of(StatusCodes.Status422UnprocessableEntity, "code", "没有取到手机号", "code 过期或用过了，请再点一次手机号按钮。", "code")
                : SignIn.Away();
        }

        var phone = answer.Value.CountryCode == China ? answer.Value.Number : $"+{answer.Value.CountryCode} {answer.Value.Number}";
        var (key, sealedPhone) = (personalData.PhoneKey(phone), personalData.Seal(phone));
        var now = clock.GetChinaNow();
        var found = await commit.Run(
            session =>
            {
                session.Execute(
                    """UPDATE "mini_accounts" SET "SealedPhone" = @0, "PhoneKey" = @1, "PhoneAt" = @2 WHERE "Key" = @3""", sealedPhone, key, now, visit.Account);
                var resident = MiniKeys.Resident(session, visit.Account);
                var claimed = PhoneClaims.Claim(session, key, resident);
                var offered = resident == visit.Account && offers.Offer(session, visit.Account, key, now);
                return (claimed, offered, resident);
            },
            CancellationToken.None);
        contexts.Invalidate(found.resident);
        deliveries.Raise();
        return TypedResults.Ok(new PhoneView(Masking.MaskPhone(phone), found.claimed, found.offered ? Offered : null));
    }
}

/// <param name="Code">What the phone button gave (手机号快速验证).</param>
public sealed record PhoneRequest(string? Code);

/// <param name="Phone">Masked.</param>
/// <param name="Claimed">How many intakes, taken down for this number, are the resident's now.</param>
/// <param name="Link"><c>offered</c> when a code was sent to the chat of the official account; else null.</param>
public sealed record PhoneView(string Phone, int Claimed, string? Link);

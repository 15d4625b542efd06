using Bot.Api.Hosting;
using Bot.Api.ResidentActs;
using Bot.Data;
using Bot.Data.Accounts;
using Bot.Data.Consents;
using Bot.Data.People;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.MiniProgram.Accounts;

/// <summary><c>/api/mini/consents</c>: subscription messages that the resident allowed (wx.requestSubscribeMessage).</summary>
public static class MiniConsents
{
    /// <summary>Characters of a template's id; WeChat's have 43.</summary>
    public const int TemplateIdLength = 64;

    /// <summary>Templates of one resident; a mini-program has at most 50 of its own (订阅消息).</summary>
    public const int Templates = 50;

    /// <summary>The place's templates come first, also those never asked for: they are what the mini-program may ask for.</summary>
    public static async Task<Tagged<ConsentList>> List(HttpContext http, BotDbContext db, Profile profile, OwnKeys own, CancellationToken cancellation)
    {
        var given = await own.ReadAsync(
            http.Caller(),
            me => db.Consents.AsNoTracking().Where(c => c.Resident == me && c.Account == Consent.MiniProgram)
                .OrderBy(c => c.TemplateId).ToDictionaryAsync(c => c.TemplateId, c => c.Left, StringComparer.Ordinal, cancellation),
            cancellation);
        var ours = new[] { profile.Templates.MiniProgress, profile.Templates.MiniResult }.OfType<string>();
        return new(new ConsentList([.. ours.Concat(given.Keys).Distinct(StringComparer.Ordinal).Select(id => new ConsentView(id, given.GetValueOrDefault(id)))]));
    }

    public static async Task<Results<Ok<ConsentView>, ProblemHttpResult>> Tell(
        ConsentRequest request, HttpContext http, PersonalData personalData, GroupCommit commit, TimeProvider clock)
    {
        if (request.TemplateId is not { Length: > 0 and <= TemplateIdLength } template || template.Any(c => c is <= ' ' or > '~'))
        {
            return Wrong("templateId", $"templateId 请填模板的编号，1 到 {TemplateIdLength} 个字符。");
        }

        if (request.Result is not ("accept" or "reject" or "ban"))
        {
            return Wrong("result", "result 请填 accept、reject 或 ban。");
        }

        var visit = ResidentVisit.Of(http);
        var sealedOpenId = personalData.Seal(visit.OpenId);
        var now = clock.GetChinaNow();
        var left = await commit.Run(
            session =>
            {
                var resident = MiniKeys.Resident(session, visit.Account);
                var consent = new Consent { Resident = resident, TemplateId = template, Account = Consent.MiniProgram, SealedOpenId = sealedOpenId, Left = 1, ChangedAt = now };
                var standing = session.Context.Consents.Where(c => c.Resident == resident).Select(c => c.TemplateId).ToList();
                if (request.Result == "accept" && (standing.Contains(template, StringComparer.Ordinal) || standing.Count < Templates))
                {
                    ConsentBook.Tell(session, consent, byPlatform: false);
                }
                else if (request.Result == "ban")
                {
                    ConsentBook.Clear(session, resident, template, now);
                }

                // A refusal in the popup takes back nothing that was allowed before.
                return session.Context.Consents.Where(c => c.Resident == resident && c.TemplateId == template).Select(c => c.Left).FirstOrDefault();
            },
            CancellationToken.None);
        return TypedResults.Ok(new ConsentView(template, left));
    }

    private static ProblemHttpResult Wrong(string field, string detail) =>
        Problems.Of(StatusCodes.Status422UnprocessableEntity, "consent", "内容不对", detail, field);
}

/// <param name="TemplateId">The subscription message's template.</param>
/// <param name="Left">How many more may be sent.</param>
public sealed record ConsentView(string TemplateId, int Left);

public sealed record ConsentList(IReadOnlyList<ConsentView> Items);

/// <param name="TemplateId">The subscription message's template.</param>
/// <param name="Result">accept, reject or ban, as <c>wx.requestSubscribeMessage</c> says.</param>
public sealed record ConsentRequest(string? TemplateId, string? Result);

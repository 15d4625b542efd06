using System.Globalization;
using Bot.Api.My.Identity;
using Bot.Api.My.Reporting;
using Bot.Api.ResidentActs;
using Bot.Data.Intakes;
using Microsoft.AspNetCore.Mvc;

namespace Bot.Api.My.Pages;

/// <summary><c>/my/intakes/{number}</c>: one intake with all its resident may see, and what they may do about it.</summary>
public sealed class IntakePage(ResidentIntakes intakes, IntakeActs acts, PagePhotos photos, TimeProvider clock) : MyPage(clock)
{
    /// <summary>Best first; 1 and 2 send it back.</summary>
    public static readonly IReadOnlyList<(int Score, string Words)> Scores = [(5, "很满意"), (4, "满意"), (3, "基本满意"), (2, "不满意，退回重办"), (1, "很不满意，退回重办")];

    /// <summary>As in the chat.</summary>
    public static readonly IReadOnlyList<string> Reasons = ["没办好", "太慢", "态度不好", "根本没人来"];

    public IntakeDetail Detail { get; private set; } = null!;

    public ActFields Filled { get; private set; } = new();

    /// <summary>What was tried, when it is shown again.</summary>
    public string Act { get; private set; } = "";

    /// <summary>Photos that came with what others did.</summary>
    public IReadOnlyList<MediaView> Results => [.. Detail.Timeline.Where(e => e.By.Role != "resident").SelectMany(e => e.Media)];

    public bool Can(string act) => Detail.Can.Contains(act, StringComparer.Ordinal);

    public string Invalid(string field) => Wrong(field) is null ? "false" : "true";

    public async Task<IActionResult> OnGetAsync(string number, CancellationToken cancellation) =>
        await FoundAsync(number, cancellation) ? Page() : await InsteadAsync(MyPlainPage.NotYours);

    public async Task<IActionResult> OnPostAsync(string number, CancellationToken cancellation)
    {
        if (!await FoundAsync(number, cancellation))
        {
            return await InsteadAsync(MyPlainPage.NotYours);
        }

        var form = await Request.ReadFormAsync(cancellation);
        Filled = ActFields.Read(form);
        Act = form["act"].ToString();
        return !OnceKey.IsValid(Filled.Once) ? Again(new FieldError(FieldError.Form, "这一页不完整，再点一次就好。")) : Act switch
        {
            "urge" => await DoneAsync(number, await acts.UrgeAsync(Visit.Caller, Filled.Once, number, cancellation), a => a.Said),
            "supplement" => await SupplementAsync(number, form, cancellation),
            "withdraw" => await DoneAsync(number, await acts.WithdrawAsync(Visit.Caller, Filled.Once, number, new WithdrawalRequest(Filled.Reason), cancellation), a => a.Said),
            "rate" => await RateAsync(number, cancellation),
            _ => Again(new FieldError(FieldError.Form, "没看清您点的是什么，再点一次好吗？")),
        };
    }

    private async Task<IActionResult> SupplementAsync(string number, IFormCollection form, CancellationToken cancellation)
    {
        var (media, error) = await photos.TakeAsync(Visit.Caller, form, Filled.Media, cancellation);
        Filled = Filled with { Media = media };
        return error is not null
            ? Again(error)
            : await DoneAsync(
                number,
                await acts.SupplementAsync(Visit.Caller, Filled.Once, number, new SupplementRequest(Filled.Text, media.Count == 0 ? null : media), cancellation),
                a => a.Emergency is { } emergency ? $"{a.Said}{emergency}" : a.Said);
    }

    private async Task<IActionResult> RateAsync(string number, CancellationToken cancellation)
    {
        if (Filled.Score is null)
        {
            return Again(new FieldError("score", "请先选一个。"));
        }

        var isUnhappy = Filled.Score <= Ratings.RateIntake.Unhappy;
        var rating = new RatingRequest(Filled.Score.Value, Filled.Words, isUnhappy && Filled.Reason.Length > 0 ? Filled.Reason : null);
        return await DoneAsync(number, await acts.RateAsync(Visit.Caller, Filled.Once, number, rating, cancellation), a => a.Said);
    }

    private async Task<IActionResult> DoneAsync<T>(string number, ActResult<T> result, Func<T, string> said)
        where T : class
    {
        if (result.IsDone)
        {
            // Who follows no more sees it no more.
            return Go(Act == "withdraw" && Detail.Intake.Followed ? MyRoutes.Intakes : MyRoutes.Intake(number), said(result.Answer));
        }

        return await FoundAsync(number, HttpContext.RequestAborted)
            ? Again(result.Refusal.Field == "media" ? result.Refusal with { Field = PagePhotos.Field } : result.Refusal, "text", PagePhotos.Field, "reason", "words", "score")
            : await InsteadAsync(MyPlainPage.NotYours);
    }

    private async Task<bool> FoundAsync(string number, CancellationToken cancellation)
    {
        if (!IntakeNumber.TryParse(number, out var known) || await intakes.FindAsync(Visit.Resident, known, cancellation) is not { } detail)
        {
            return false;
        }

        Detail = detail;
        return true;
    }

    /// <summary>What the forms of this page hold, as it came.</summary>
    public sealed record ActFields
    {
        public string Once { get; init; } = "";

        public string Text { get; init; } = "";

        public string Words { get; init; } = "";

        public string Reason { get; init; } = "";

        public int? Score { get; init; }

        public IReadOnlyList<string> Media { get; init; } = [];

        public static ActFields Read(IFormCollection form) => new()
        {
            Once = form[OnceKey.Field].ToString(),
            Text = form["text"].ToString().Trim().ReplaceLineEndings("\n"),
            Words = form["words"].ToString().Trim().ReplaceLineEndings("\n"),
            Reason = form["reason"].ToString().Trim().ReplaceLineEndings(" "),
            Score = int.TryParse(form["score"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var score) ? score : null,
            Media = [.. form["media"].Where(m => m is { Length: > 0 }).Select(m => m!)],
        };
    }
}

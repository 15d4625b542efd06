using Bot.Api.EventQueue;
using Bot.Api.Hosting;
using Bot.Api.Integration.Keys;
using Bot.Data;
using Bot.Data.Integration;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bot.Api.Integration.Reading;

/// <summary>
/// <c>GET /api/grid/intakes/{number}/person</c>: the number to call back and the words as said, for keys that may and only
/// with a reason (个人信息保护法 第六条: for a purpose that is named). Who read what, when and why is on disk before the answer
/// goes out. What was reported in confidence is not to be had here at all.
/// </summary>
public static class PersonRead
{
    public const string ReasonHeader = "X-Reason";

    /// <summary>Characters of a reason, at least: one that says something.</summary>
    public const int ShortestReason = 5;

    /// <summary>Characters of a reason, at most.</summary>
    public const int LongestReason = 200;

    /// <summary>Reads by one key in any hour: enough for calling people back, too few for carrying them all off.</summary>
    public const int ReadsPerHour = 200;

    public static async Task<Results<Ok<PersonAnswer>, ProblemHttpResult>> Handle(
        string number,
        [FromHeader(Name = ReasonHeader)] string? reason,
        HttpContext http,
        GroupCommit commit,
        PersonalData personal,
        TimeProvider clock,
        CancellationToken cancellation)
    {
        if (Reason(reason) is not { } why)
        {
            return Problems.Of(
                StatusCodes.Status422UnprocessableEntity, "reason", "请写明原因", $"请在请求头 {ReasonHeader} 里写明为什么要读，{ShortestReason} 到 {LongestReason} 个字；汉字按 UTF-8 百分号编码。", ReasonHeader);
        }

        if (!IntakeNumber.TryParse(number, out var intake))
        {
            return ActionProblems.Unknown(number);
        }

        var holder = http.KeyHolder().Name;
        var (said, problem) = await commit.Run(session => Read(session, new PersonalRead { Holder = holder, IntakeId = intake.Id, Reason = why, At = clock.GetUtcNow() }), cancellation);
        http.Response.Headers.CacheControl = "no-store";
        return said is null
            ? problem ?? ActionProblems.Unknown(number)
            : TypedResults.Ok(said with { Phone = said.Phone is { } sealedPhone ? personal.Open(sealedPhone) : null });
    }

    /// <summary>Headers are bytes, so Chinese comes percent-encoded, or as UTF-8 where the caller's library lets it.</summary>
    private static string? Reason(string? given)
    {
        var why = Uri.UnescapeDataString(given ?? "").Trim();
        return why.Length is < ShortestReason or > LongestReason || why.Any(char.IsControl) || why.Any(char.IsSurrogate) || why.Contains('\uFFFD', StringComparison.Ordinal) ? null : why;
    }

    private static (PersonAnswer? Said, ProblemHttpResult? Problem) Read(WriteSession session, PersonalRead read)
    {
        var intake = session.Find<Intake>(read.IntakeId);
        if (intake is null)
        {
            return default;
        }

        if (intake.Confidential)
        {
            return (null, Problems.Of(StatusCodes.Status403Forbidden, "confidential", "这是保密的诉求", "反映人要求保密，这里读不到是谁。请由监督热线联系。", "number"));
        }

        // Whom it is about may be on the other side of this door.
        if (intake.AboutWorker)
        {
            return (null, Problems.Of(StatusCodes.Status403Forbidden, "about-worker", "这是对网格员的投诉", "为了保护反映人，这里读不到是谁。请由监督热线联系。", "number"));
        }

        var hour = read.At.AddHours(-1);
        if (session.Context.PersonalReads.Count(r => r.Holder == read.Holder && r.At > hour) >= ReadsPerHour)
        {
            return (null, Problems.Of(StatusCodes.Status429TooManyRequests, "personal-limit", "读得太多了", $"一个密钥每小时最多读 {ReadsPerHour} 次，请过一会儿再读。"));
        }

        session.Insert(read);
        return (Said(session, intake), null);
    }

    private static PersonAnswer Said(WriteSession session, Intake intake)
    {
        var added = session.Context.Timeline.Where(t => t.IntakeId == intake.Id && t.Move == Move.Supplement && t.Note != null).OrderBy(t => t.Sequence)
            .Select(t => new { t.At, t.Note }).ToList();
        return new PersonAnswer(
            intake.Number.ToString(), intake.SealedPhone, intake.OnBehalfOf, intake.Text, intake.PlaceText, [.. added.Select(a => new AddedWords(a.At.ToOffset(ChinaTime.Offset), a.Note!))]);
    }
}

/// <summary>Who reported, as far as it is known. Does not print itself.</summary>
/// <param name="Number">The intake.</param>
/// <param name="Phone">A number to call back, or null.</param>
/// <param name="Relation">On whose behalf it was reported (母亲), or null for the reporter's own matter.</param>
/// <param name="Text">The words as said.</param>
/// <param name="Place">The place as said.</param>
/// <param name="Supplements">What was added later, oldest first.</param>
public sealed record PersonAnswer(string Number, string? Phone, string? Relation, string Text, string Place, IReadOnlyList<AddedWords> Supplements)
{
    public override string ToString() => Number;
}

/// <summary>Words that were added later.</summary>
public sealed record AddedWords(DateTimeOffset At, string Text)
{
    public override string ToString() => nameof(AddedWords);
}

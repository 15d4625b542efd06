using Bot.Api.Handling.Photos;
using Bot.Api.Hosting;
using Bot.Api.ResidentActs;
using Bot.Data.Intakes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Bot.Api.MiniProgram.Intakes;

/// <summary>Reporting, following, acting.</summary>
public static class IntakeRoutes
{
    public static void MapIntakes(this IEndpointRouteBuilder own)
    {
        own.MapGet("/media/{attachment}", Media).WithName("miniMedia").WithSummary("我发的，或者办理结果里给居民看的照片、录音、视频")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream").ProducesProblem(StatusCodes.Status404NotFound);
        var intakes = own.MapGroup("/intakes");
        intakes.MapGet("", List).WithName("miniIntakes").WithSummary("我的诉求，新的在前；status 为 open 或 closed").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        intakes.MapGet("/{number}", Find).WithName("miniIntake").WithSummary("一件诉求：办到哪一步、公开的经过、现在能做什么").ProducesProblem(StatusCodes.Status404NotFound);
        var acts = intakes.MapGroup("").NeedsKey().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        acts.MapPost("", File).WithName("miniReport").WithSummary("报一件事；同一个 Idempotency-Key 只算一件");
        acts.MapPost("/{number}/urges", Urge).WithName("miniUrge").WithSummary("催办").ProducesProblem(StatusCodes.Status404NotFound);
        acts.MapPost("/{number}/supplements", Supplement).WithName("miniSupplement").WithSummary("补充文字、照片").ProducesProblem(StatusCodes.Status404NotFound);
        acts.MapPost("/{number}/withdrawal", Withdraw).WithName("miniWithdraw").WithSummary("撤回；一起跟进的是不再跟进").ProducesProblem(StatusCodes.Status404NotFound);
        acts.MapPost("/{number}/rating", Rate).WithName("miniRate").WithSummary("评价 1 到 5 分；1、2 分退回重办").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Tagged<Page<IntakeItem>>, ProblemHttpResult>> List(
        HttpContext http, ResidentIntakes intakes, OwnKeys own, CancellationToken cancellation, string? status = null, string? after = null, int limit = ResidentIntakes.PageSize)
    {
        IntakeNumber? from = IntakeNumber.TryParse(after, out var parsed) ? parsed : null;
        var wrong = status is not (null or "open" or "closed") ? ActRefusals.Wrong("status", "status 只能是 open 或 closed。")
            : after is { Length: > 0 } && from is null ? ActRefusals.Wrong("after", "after 请填上一页给的 next。")
            : limit is < 1 or > ResidentIntakes.MostOnPage ? ActRefusals.Wrong("limit", $"limit 是 1 到 {ResidentIntakes.MostOnPage}。")
            : null;
        return wrong is not null ? http.Problem(wrong)
            : new Tagged<Page<IntakeItem>>(await own.ReadAsync(
                http.Caller(), me => intakes.ListAsync(me, status is null ? null : status == "open", from, limit, cancellation), cancellation));
    }

    private static async Task<Results<Tagged<IntakeDetailAnswer>, ProblemHttpResult>> Find(string number, HttpContext http, ResidentIntakes intakes, OwnKeys own, CancellationToken cancellation) =>
        IntakeNumber.TryParse(number, out var parsed) && await own.ReadAsync(http.Caller(), me => intakes.FindAsync(me, parsed, cancellation), cancellation) is { } detail
            ? new Tagged<IntakeDetailAnswer>(IntakeDetailAnswer.Of(detail, http.Request.PathBase))
            : http.Problem(ActRefusals.NotYours);

    private static async Task<Results<Created<FiledAnswer>, ProblemHttpResult>> File(
        ReportRequest request, [FromHeader(Name = ActPipeline.KeyHeader)] string? key, HttpContext http, FileReport reports, Safety.SafetySignal checks, CancellationToken cancellation)
    {
        var filed = await reports.FileAsync(http.Caller(), key, request, cancellation);
        checks.Raise();
        return http.Created(filed, f => $"/api/mini/intakes/{f.Number}");
    }

    private static async Task<Results<Ok<UrgeAnswer>, ProblemHttpResult>> Urge(
        string number, [FromHeader(Name = ActPipeline.KeyHeader)] string? key, HttpContext http, IntakeActs acts, CancellationToken cancellation) =>
        http.Ok(await acts.UrgeAsync(http.Caller(), key, number, cancellation));

    private static async Task<Results<Ok<ActAnswer>, ProblemHttpResult>> Supplement(
        string number, SupplementRequest request, [FromHeader(Name = ActPipeline.KeyHeader)] string? key, HttpContext http, IntakeActs acts, Safety.SafetySignal checks, CancellationToken cancellation)
    {
        var added = await acts.SupplementAsync(http.Caller(), key, number, request, cancellation);
        checks.Raise();
        return http.Ok(added);
    }

    private static async Task<Results<Ok<ActAnswer>, ProblemHttpResult>> Withdraw(
        string number, WithdrawalRequest request, [FromHeader(Name = ActPipeline.KeyHeader)] string? key, HttpContext http, IntakeActs acts, CancellationToken cancellation) =>
        http.Ok(await acts.WithdrawAsync(http.Caller(), key, number, request, cancellation));

    private static async Task<Results<Ok<ActAnswer>, ProblemHttpResult>> Rate(
        string number, RatingRequest request, [FromHeader(Name = ActPipeline.KeyHeader)] string? key, HttpContext http, IntakeActs acts, CancellationToken cancellation) =>
        http.Ok(await acts.RateAsync(http.Caller(), key, number, request, cancellation));

    private static async Task<Results<PhysicalFileHttpResult, ProblemHttpResult>> Media(
        string attachment, HttpContext http, ResidentIntakes intakes, OwnKeys own, MediaStore files, CancellationToken cancellation)
    {
        var file = await own.ReadAsync(http.Caller(), me => intakes.FileAsync(me, attachment, cancellation), cancellation);
        if (file is null || !System.IO.File.Exists(files.PathOf(file.Id, file.At)))
        {
            return Problems.Of(StatusCodes.Status404NotFound, "media-unknown", "找不到这个文件", "它可能还没取回来，请过一会儿再看。", "attachment");
        }

        http.Response.Headers.CacheControl = "private, max-age=86400, immutable";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.PhysicalFile(files.PathOf(file.Id, file.At), file.ContentType, entityTag: new EntityTagHeaderValue($"\"{file.Id}\""), enableRangeProcessing: true);
    }
}

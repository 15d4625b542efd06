using Bot.Api.ResidentActs;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Bot.Api.MiniProgram.Asking;

/// <summary>What words mean, and questions.</summary>
public static class AskingRoutes
{
    public static void MapAsking(this IEndpointRouteBuilder own)
    {
        own.MapPost("/understanding", Understand).WithName("miniUnderstand").WithSummary("这段话是什么事：事项、类别、急不急、在哪里、邻居报过没有、归不归网格办")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        own.MapPost("/inquiries", Ask).WithName("miniAsk").WithSummary("政策咨询：按文件回答；ask 为 true 时转给专人，给编号")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<Ok<UnderstandingAnswer>, ProblemHttpResult>> Understand(
        UnderstandingRequest request, HttpContext http, ResidentActs.Asking asking, CancellationToken cancellation) =>
        http.Ok(await asking.UnderstandAsync(http.Caller(), request.Text, cancellation));

    private static async Task<Results<Ok<InquiryAnswer>, ProblemHttpResult>> Ask(
        InquiryRequest request, [FromHeader(Name = ActPipeline.KeyHeader)] string? key, HttpContext http, ResidentActs.Asking asking, CancellationToken cancellation) =>
        http.Ok(await asking.AskAsync(http.Caller(), key, request, cancellation));
}

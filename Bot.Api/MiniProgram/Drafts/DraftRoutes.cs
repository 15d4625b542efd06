using Bot.Api.ResidentActs;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bot.Api.MiniProgram.Drafts;

/// <summary>Forms that were begun.</summary>
public static class DraftRoutes
{
    public static void MapDrafts(this IEndpointRouteBuilder own)
    {
        own.MapPut("/drafts/{id}", Put).WithName("miniPutDraft").WithSummary("存一份草稿；同名的换掉").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        own.MapGet("/drafts", All).WithName("miniDrafts").WithSummary("我的草稿，最近的在前");
        own.MapDelete("/drafts/{id}", Delete).WithName("miniDeleteDraft").WithSummary("删掉一份草稿");
    }

    private static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Put(string id, ReportRequest request, HttpContext http, DraftDesk drafts, CancellationToken cancellation) =>
        http.Ok(await drafts.PutAsync(http.Caller(), id, request, cancellation));

    private static async Task<Tagged<Page<DraftView>>> All(HttpContext http, DraftDesk drafts, CancellationToken cancellation) =>
        new(new(await drafts.AllAsync(http.Caller(), cancellation), null));

    private static async Task<NoContent> Delete(string id, HttpContext http, DraftDesk drafts, CancellationToken cancellation)
    {
        await drafts.DeleteAsync(http.Caller(), id, cancellation);
        return TypedResults.NoContent();
    }
}

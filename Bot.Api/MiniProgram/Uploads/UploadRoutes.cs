using Bot.Api.ResidentActs;
using Bot.Api.ResidentActs.Uploads;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace Bot.Api.MiniProgram.Uploads;

/// <summary>Files in parts.</summary>
public static class UploadRoutes
{
    public static void MapUploads(this IEndpointRouteBuilder own)
    {
        var uploads = own.MapGroup("/uploads").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        uploads.MapPost("", Begin).WithName("miniBeginUpload").WithSummary("开始传一个文件（image、voice、video），得到分块大小和块数");
        uploads.MapPut("/{id}/parts/{n:int}", TakePart).WithName("miniPutPart").WithSummary("传第 n 块（从 0 数起），正文就是这块的字节；重传没关系")
            .WithMetadata(new RequestSizeLimitAttribute(UploadRules.PartBytes + 1))
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .AddOpenApiOperationTransformer(static (operation, _, _) =>
            {
                operation.RequestBody = new OpenApiRequestBody { Required = true, Description = "这一块的字节", Content = Binary() };
                return Task.CompletedTask;
            });
        uploads.MapGet("/{id}", State).WithName("miniUpload").WithSummary("已经传到哪些块，断了从这里接着传");
        uploads.MapPost("/{id}/complete", Complete).WithName("miniCompleteUpload").WithSummary("传完了：核对大小和 SHA-256、看是不是能收的文件");
    }

    // Not Accepts: who sends another type is asked who they are first, and bytes are bytes whatever they are called.
    private static Dictionary<string, OpenApiMediaType> Binary() => new(StringComparer.Ordinal)
    {
        ["application/octet-stream"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
    };

    private static async Task<Results<Created<UploadBegun>, ProblemHttpResult>> Begin(UploadRequest request, HttpContext http, UploadDesk uploads, CancellationToken cancellation) =>
        http.Created(await uploads.BeginAsync(http.Caller(), request, cancellation), u => $"/api/mini/uploads/{u.Id}");

    private static async Task<Results<Ok<UploadState>, ProblemHttpResult>> TakePart(string id, int n, HttpContext http, UploadDesk uploads, CancellationToken cancellation) =>
        http.Ok(await uploads.TakePartAsync(http.Caller(), id, n, http.Request.Body, cancellation));

    private static async Task<Results<Tagged<UploadState>, ProblemHttpResult>> State(string id, HttpContext http, UploadDesk uploads, CancellationToken cancellation)
    {
        var state = await uploads.StateAsync(http.Caller(), id, cancellation);
        return state.IsDone ? new Tagged<UploadState>(state.Answer) : http.Problem(state.Refusal);
    }

    private static async Task<Results<Ok<UploadDone>, ProblemHttpResult>> Complete(string id, HttpContext http, UploadDesk uploads, CancellationToken cancellation) =>
        http.Ok(await uploads.CompleteAsync(http.Caller(), id, cancellation));
}

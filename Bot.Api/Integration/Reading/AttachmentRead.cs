using Bot.Api.EventQueue;
using Bot.Api.Handling.Photos;
using Bot.Api.Hosting;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Integration.Reading;

/// <summary><c>GET /api/grid/intakes/{number}/attachments/{id}</c>: a stored file, under the type we found it to be and a name of our own.</summary>
public static class AttachmentRead
{
    /// <summary>When to ask again for a file that is still being fetched.</summary>
    public static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(30);

    private const int IdLength = 32;

    /// <summary>Types we hand out as they are, with the ending of the name; any other goes out as bytes.</summary>
    private static readonly Dictionary<string, string> Endings = new(StringComparer.Ordinal)
    {
        ["image/jpeg"] = "jpg", ["image/png"] = "png", ["audio/amr"] = "amr", ["audio/mpeg"] = "mp3", ["audio/ogg"] = "ogg", ["video/mp4"] = "mp4",
    };

    public static async Task<Results<PhysicalFileHttpResult, ProblemHttpResult>> Handle(
        string number, string id, HttpContext http, BotDbContext db, MediaStore files, CancellationToken cancellation)
    {
        if (!IntakeNumber.TryParse(number, out var intake))
        {
            return ActionProblems.Unknown(number);
        }

        // What gives away who reports is no more to be had here than on the worker's page.
        var row = IsId(id)
            ? await db.Attachments.AsNoTracking().FirstOrDefaultAsync(a => a.Id == id && a.IntakeId == intake.Id && a.By != Attachment.Sealed, cancellation)
            : null;
        if (row?.State == AttachmentState.Awaited)
        {
            http.Response.Headers.RetryAfter = AskAgain.TotalSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Problems.Of(StatusCodes.Status404NotFound, "attachment-awaited", "附件还没取回来", "正在从微信取，请过一会儿再读。", "id");
        }

        if (row is not { State: AttachmentState.Stored } || !File.Exists(files.PathOf(row.Id, row.At)))
        {
            return Problems.Of(StatusCodes.Status404NotFound, "attachment-unknown", "没有这个附件", "这件诉求没有这个附件，或者它没能取回来。", "id");
        }

        var known = Endings.TryGetValue(row.ContentType ?? "", out var ending);
        http.Response.Headers.CacheControl = "private, max-age=86400, immutable";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.PhysicalFile(
            files.PathOf(row.Id, row.At), known ? row.ContentType : "application/octet-stream", $"{intake}-{row.Id}.{ending ?? "bin"}", enableRangeProcessing: true);
    }

    private static bool IsId(string id) => id.Length == IdLength && id.All(char.IsAsciiHexDigitLower);
}

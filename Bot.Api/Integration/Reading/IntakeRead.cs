using Bot.Api.EventQueue;
using Bot.Data.EventQueue;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Integration.Reading;

/// <summary><c>GET /api/grid/intakes/{number}</c>: the intake as it is now, in the shape of an event's data, personal numbers masked.</summary>
public static class IntakeRead
{
    public static async Task<Results<Ok<EventData>, ProblemHttpResult>> Handle(string number, HttpContext http, BotDbContext db, CancellationToken cancellation)
    {
        if (!IntakeNumber.TryParse(number, out var parsed)
            || await db.Intakes.AsNoTracking().FirstOrDefaultAsync(i => i.Id == parsed.Id, cancellation) is not { } intake)
        {
            return ActionProblems.Unknown(number);
        }

        var attachments = await db.Attachments.AsNoTracking().Where(a => a.IntakeId == intake.Id && a.By != Attachment.Sealed).OrderBy(a => a.Id)
            .Select(a => new EventAttachment(a.Id, a.Type)).ToListAsync(cancellation);
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Ok(EventData.Of(intake, attachments, intake.LastPublicNote));
    }
}

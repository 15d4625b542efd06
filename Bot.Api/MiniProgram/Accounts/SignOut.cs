using Bot.Data;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bot.Api.MiniProgram.Accounts;

/// <summary><c>DELETE /api/mini/session</c>: both tokens are dead when the answer is there.</summary>
public static class SignOut
{
    public static async Task<NoContent> Handle(HttpContext http, GroupCommit commit, MiniSessions sessions, TimeProvider clock)
    {
        var visit = ResidentVisit.Of(http);
        var now = clock.GetChinaNow();
        await commit.Run(
            session => session.Execute(
                """UPDATE "mini_sessions" SET "EndedAt" = @0, "EndedBy" = 'signed-out' WHERE "Id" = @1 AND "EndedAt" IS NULL""", now, visit.Session),
            CancellationToken.None);
        sessions.Ended(visit.Session);
        return TypedResults.NoContent();
    }
}

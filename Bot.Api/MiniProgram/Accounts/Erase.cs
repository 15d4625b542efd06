using Bot.Api.Conversations;
using Bot.Api.Handling.Photos;
using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Accounts;
using Bot.Data.Intakes;
using Bot.Data.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bot.Api.MiniProgram.Accounts;

/// <summary>
/// <c>DELETE /api/mini/me</c>: takes the resident out of every row (个人信息保护法 第四十七条). What is still open goes on being
/// handled, but nobody can be told; so that must be confirmed.
/// </summary>
public static class Erase
{
    /// <summary>Numbers named in the answer.</summary>
    private const int Named = 20;

    private static readonly IntakeStatus[] Final = [.. Enum.GetValues<IntakeStatus>().Where(s => s.IsFinal())];

    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        bool? confirm, HttpContext http, GroupCommit commit, IEnumerable<IResidentRecords> rooms, MiniSessions sessions, ResidentContexts contexts,
        MediaStore files, TimeProvider clock)
    {
        var visit = ResidentVisit.Of(http);
        var now = clock.GetChinaNow();
        var done = await commit.Run(session => Work(session, visit.Account, confirm == true, [.. rooms], now), CancellationToken.None);
        if (done.Open.Count > 0)
        {
            return Problems.Of(
                StatusCodes.Status409Conflict, "open-intakes", "还有事情在办",
                "注销以后这些事照样办，但办好了没法告诉您。确定要注销，请带上 confirm=true 再来一次。", "confirm",
                new Dictionary<string, object?>(StringComparer.Ordinal) { ["open"] = done.Open });
        }

        done.Erased!.Sessions.ToList().ForEach(sessions.Ended);
        foreach (var key in done.Keys)
        {
            sessions.Changed(key);
            contexts.Invalidate(key);
        }

        foreach (var file in done.Erased.Files)
        {
            files.Remove(file.Id, file.At);
        }

        done.After.ForEach(after => after());
        return TypedResults.NoContent();
    }

    private static Done Work(WriteSession session, string account, bool confirmed, IResidentRecords[] rooms, DateTimeOffset now)
    {
        var resident = MiniKeys.Resident(session, account);
        var open = confirmed ? []
            : session.Context.Intakes.Where(i => i.Resident == resident && !Final.Contains(i.Status)).OrderBy(i => i.Id).Take(Named)
                .Select(i => i.Id).ToList().Select(id => IntakeNumber.FromId(id).ToString()).ToList();
        if (open.Count > 0)
        {
            return new Done(open, [], null, []);
        }

        var keys = ResidentErasure.KeysOf(session, resident);
        List<Action> after = [.. rooms.Select(room => room.Erase(session, keys, now)).OfType<Action>()];
        return new Done([], keys, ResidentErasure.Erase(session, keys, now), after);
    }

    private sealed record Done(List<string> Open, List<string> Keys, Erased? Erased, List<Action> After);
}

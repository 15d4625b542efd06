using System.Security.Claims;
using Bot.Api.Grids;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Handling.Identity;

/// <summary>
/// Who may enter by a link: a member of the intake's grid, the one it was handed to, the department it was given to, or the office above and
/// the desk. A confidential one only the latter two, and nobody of the grid that a complaint is about, whoever handed it to them.
/// </summary>
public sealed class WorkerGate(
    WorkerLinks links, WorkerSignIn signIn, LiveGridDirectory directory, IDbContextFactory<BotDbContext> database, Profile profile, TimeProvider clock)
{
    public async Task<Entry> EnterAsync(HttpContext http, string? token)
    {
        if (links.Open(token, clock.GetUtcNow()) is not { } id)
        {
            return new Entry(null, WorkerPlainPage.LinkDead);
        }

        if (!signIn.IsSetUp)
        {
            return new Entry(null, WorkerPlainPage.NotSetUp);
        }

        if (await WorkerSignIn.WhoAsync(http) is not { } who)
        {
            return Unknown(http, token!);
        }

        http.User = who;
        await using var db = await database.CreateDbContextAsync(http.RequestAborted);
        var intake = await db.Intakes.AsNoTracking().FirstOrDefaultAsync(i => i.Id == id, http.RequestAborted);
        if (intake is null)
        {
            return new Entry(null, WorkerPlainPage.LinkDead);
        }

        var userId = WorkerSignIn.UserId(who);
        return MayAct(userId, intake)
            ? new Entry(new WorkerVisit(token!, intake, await WorkerAsync(db, intake, userId, http.RequestAborted), http.Request.PathBase))
            : new Entry(null, NotYours(token!));
    }

    /// <summary>Asked again inside the transaction of a move: the intake may have gone to somebody else meanwhile.</summary>
    public bool MayAct(string userId, Intake intake)
    {
        var isHandler = IsSame(intake.HandlerId, userId);
        var isMember = MemberOf(intake, userId) is not null;
        if (OfficerOf(userId, intake) is not null)
        {
            return !(intake.AboutWorker && (isMember || IsAway(intake, userId)));
        }

        if (DepartmentMemberOf(intake, userId) is not null)
        {
            return true;
        }

        return intake.AboutWorker ? isHandler && !isMember && !IsAway(intake, userId) : isHandler || (isMember && !intake.Confidential);
    }

    /// <summary>WeCom's userids do not differ by case.</summary>
    public static bool IsSame(string? userId, string other) => string.Equals(userId, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Of the office, the desk, or the office of the rung where it stands.</summary>
    public bool IsOfficer(string userId, Intake intake) => OfficerOf(userId, intake) is not null;

    private ProfileOfficer? OfficerOf(string userId, Intake intake) =>
        profile.Office.Members.Concat(profile.Desk?.Members ?? []).Concat(profile.Ladder.RungOf(intake.Level).Office?.Members ?? [])
            .FirstOrDefault(o => IsSame(o.UserId, userId));

    /// <summary>Only what is neither sealed nor about a grid worker is ever given to a department.</summary>
    private ProfileOfficer? DepartmentMemberOf(Intake intake, string userId) => intake is { Confidential: false, AboutWorker: false, Department: { } department }
        ? profile.DepartmentNamed(department)?.Members.FirstOrDefault(o => IsSame(o.UserId, userId))
        : null;

    private GridMember? MemberOf(Intake intake, string userId) =>
        intake.GridCode is { } code ? directory.Current.ByCode(code)?.Members.Find(m => IsSame(m.UserId, userId)) : null;

    /// <summary>Somebody stands in for them: the complaint may be about them all the same.</summary>
    private bool IsAway(Intake intake, string userId) =>
        intake.GridCode is { } code && directory.Current.ByCode(code)?.Members.Exists(m => IsSame(m.StandsInFor?.UserId, userId)) == true;

    private async Task<Worker> WorkerAsync(BotDbContext db, Intake intake, string userId, CancellationToken cancellation)
    {
        if (OfficerOf(userId, intake) is { } officer)
        {
            return new Worker(userId, officer.Name, officer.Title);
        }

        if (DepartmentMemberOf(intake, userId) is { } official)
        {
            return new Worker(userId, official.Name, official.Title) { Department = intake.Department };
        }

        var member = MemberOf(intake, userId) ?? await db.GridMembers.AsNoTracking().FirstOrDefaultAsync(m => m.UserId == userId, cancellation);
        return member is null ? new Worker(userId, intake.HandlerName ?? userId, null) : new Worker(userId, member.Name, member.Role);
    }

    /// <summary>What was typed would be lost on the way through a login, so a form is told, not sent away.</summary>
    private Entry Unknown(HttpContext http, string token) => HttpMethods.IsPost(http.Request.Method)
        ? new Entry(null, new WorkerPlainPage(
            StatusCodes.Status401Unauthorized, "请重新登录", "登录过期了，刚才没有提交上去。登录后请再填一次。", "/w/" + token, "重新登录"))
        : new Entry(null, Elsewhere: signIn.Begin(http, token));

    private static WorkerPlainPage NotYours(string token) => new(
        StatusCodes.Status403Forbidden,
        "这件事现在不归您处理",
        "只有这个网格的人，或者被转到的人，才能打开。需要您处理的话，请让同事转给您。",
        $"{WorkerSignIn.Path}?again={token}",
        "换个身份登录");
}

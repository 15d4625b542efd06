using System.Security.Claims;
using Bot.Api.MiniProgram;
using Bot.Api.MiniProgram.Accounts;
using Bot.Api.ResidentActs;
using Bot.Data.People;

namespace Bot.Api.My.Identity;

/// <summary>The resident behind one request to the pages.</summary>
public sealed record MyVisit(ClaimsPrincipal Who)
{
    private const string PageSession = "page";

    /// <summary>The key that all their rows carry.</summary>
    public string Resident { get; } = ResidentSignIn.Key(Who);

    /// <summary>Who acts, by which door.</summary>
    public ResidentCaller Caller => new(Resident, Resident, Channels.Pages);

    public static MyVisit Of(HttpContext http) => (MyVisit)http.Items[typeof(MyVisit)]!;

    /// <summary>The same resident for what serves the mini-program too.</summary>
    public void EnterInto(HttpContext http, PersonalData personalData)
    {
        http.User = Who;
        http.Items[typeof(MyVisit)] = this;
        new ResidentVisit(new LiveSession(PageSession, Resident), ResidentSignIn.SealedOf(Who), personalData) { Resident = Resident }.EnterInto(http);
    }
}

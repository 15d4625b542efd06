using Bot.Api.MiniProgram.Accounts;
using Bot.Data.People;

namespace Bot.Api.MiniProgram;

/// <summary>The resident behind one request to the mini-program's door.</summary>
/// <param name="session">The session of the token.</param>
/// <param name="sealedOpenId">Opened only when asked for.</param>
/// <param name="personalData">Opens it.</param>
public sealed class ResidentVisit(LiveSession session, string sealedOpenId, PersonalData personalData)
{
    private string? _openId;

    /// <summary>The key that intakes, followers, consents, notices carry: the official account's once linked, else <see cref="Account"/>.</summary>
    public required string Resident { get; init; }

    /// <summary>The mini account's own key.</summary>
    public string Account => session.Account;

    /// <summary>Which sign-in.</summary>
    public string Session => session.Id;

    /// <summary>Whether the person is known in the official account too.</summary>
    public bool IsLinked => !string.Equals(Resident, Account, StringComparison.Ordinal);

    /// <summary>The openid towards the mini-program.</summary>
    public string OpenId => _openId ??= personalData.Open(sealedOpenId);

    /// <summary>The visit of a request to a route of <see cref="Hosting.Access.Resident"/>.</summary>
    /// <exception cref="InvalidOperationException">The route does not state that it is for residents.</exception>
    public static ResidentVisit Of(HttpContext http) => http.Items[typeof(ResidentVisit)] as ResidentVisit
        ?? throw new InvalidOperationException("Only routes for Access.Resident have a visit.");

    internal void EnterInto(HttpContext http) => http.Items[typeof(ResidentVisit)] = this;
}

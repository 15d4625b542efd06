using Bot.Data.Profiles;

namespace Bot.Api.My.Pages;

/// <summary><c>/my/help</c>: how it goes, and whom to call.</summary>
public sealed class HelpPage(Profile profile, TimeProvider clock) : MyPage(clock)
{
    public string Supervision => profile.SupervisionPhone;

    public string Hotline => profile.HotlinePhone;

    public string? Privacy => profile.Privacy.Say;
}

using Bot.Data.Profiles;
using Bot.Dialogs;
using Bot.Dialogs.Understanding;

namespace Bot.Api.Conversations;

/// <summary>What the dialogs need of a profile.</summary>
public static class ResidentRules
{
    public static Jurisdiction Of(Profile profile) => new(profile.Place, profile.SupervisionPhone, profile.HotlinePhone, ServiceItems.All)
    {
        Office = profile.Office.Name,
        Desk = profile.Desk?.Name ?? profile.Office.Name,
        UrgeCooldown = TimeSpan.FromHours(profile.Urging.CooldownHours),
        UrgesAtMost = profile.Urging.Most,
        IntakesPerDay = profile.Limits.IntakesPerDay,
    };
}

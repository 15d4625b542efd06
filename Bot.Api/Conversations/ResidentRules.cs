using Bot.Data.Profiles;
using Bot.Dialogs;

namespace Bot.Api.Conversations;

/// <summary>What the dialogs need of a profile.</summary>
public static class ResidentRules
{
    public static Jurisdiction Of(Profile profile) => new(profile.Place, profile.SupervisionPhone, profile.HotlinePhone, ItemList.Of(profile))
    {
        Office = profile.Office.Name,
        Desk = profile.Desk?.Name ?? profile.Office.Name,
        UrgeCooldown = TimeSpan.FromHours(profile.Urging.CooldownHours),
        UrgesAtMost = profile.Urging.Most,
        IntakesPerDay = profile.Limits.IntakesPerDay,
        Refusals = [.. profile.Refusals.Select(r => new Refusal(r.Words, r.With, r.Say))],
        Progress = new ProgressSteps(profile.Progress.Steps, profile.Progress.At.Where(a => Enum.TryParse<IntakeStage>(a.Key, ignoreCase: true, out _))
            .ToDictionary(a => Enum.Parse<IntakeStage>(a.Key, ignoreCase: true), a => a.Value))
        {
            Verified = profile.Progress.At.GetValueOrDefault("verified"),
        },
        SecretChannel = profile.Confidential.Name,
        PrivacySay = profile.Privacy.Say,
    };
}

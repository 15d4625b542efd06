using Bot.Api.EventQueue;
using Bot.Api.Handling;
using Bot.Data;
using Bot.Data.Deadlines;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Dialogs;

namespace Bot.Api.Deadlines;

/// <summary>What a step of a deadline has before it. The same step of the same deadline tells the same recipient once.</summary>
public sealed record DeadlineScene(
    WriteSession Session,
    Deadline Deadline,
    DeadlineStep Step,
    Intake Intake,
    Grid? Grid,
    Profile Profile,
    Jurisdiction Jurisdiction,
    WorkerLinks Links,
    Promises Promises,
    DeadlinePlan Plan,
    DateTimeOffset Now)
    : Occasion(Session, KeyOf(Deadline, Step, Intake, Now), Intake, Grid, Profile, Jurisdiction, Links, Now)
{
    /// <summary>Nobody stands above.</summary>
    public bool IsAtTheTop => Profile.Ladder.Above(Intake.Level) == Intake.Level;

    /// <summary><c>WG-…:resolve-12:due</c>; a morning's reminder carries its day.</summary>
    private static string KeyOf(Deadline deadline, DeadlineStep step, Intake intake, DateTimeOffset now)
    {
        var day = step == DeadlineStep.Late ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"-{now.ChinaDate():yyyyMMdd}") : "";
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{intake.Number}:{deadline.Kind.Spell()}-{deadline.Id}:{step.Spell()}{day}");
    }
}

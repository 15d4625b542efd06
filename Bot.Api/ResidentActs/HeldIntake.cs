using Bot.Data.Intakes;
using Bot.Dialogs;
using Bot.Dialogs.Tracking;

namespace Bot.Api.ResidentActs;

/// <summary>An intake that is a resident's own, or that they follow: its row and how they see it.</summary>
public sealed record HeldIntake(Intake Intake, IntakeSummary Summary)
{
    private static readonly (IntakeAct Act, Move Move, string Name)[] All =
        [(IntakeAct.Urge, Move.Urge, "urge"), (IntakeAct.Supplement, Move.Supplement, "supplement"), (IntakeAct.Withdraw, Move.Withdraw, "withdraw"), (IntakeAct.Rate, Move.Rate, "rate")];

    public string Number => Summary.Number;

    /// <summary>What its resident may do now: urge, supplement, withdraw, rate.</summary>
    public IReadOnlyList<string> Acts => [.. All.Where(a => Can(a.Act)).Select(a => a.Name)];

    public bool Can(IntakeAct act)
    {
        if (!ShownIntake.Allows(Summary, act))
        {
            return false;
        }

        // Leaving a neighbour's and rating for oneself move nothing of it.
        return (Summary.IsFollowed && act is (IntakeAct.Withdraw or IntakeAct.Rate))
            || Intake.Allowed(ActorRole.Resident).Contains(Array.Find(All, a => a.Act == act).Move);
    }
}

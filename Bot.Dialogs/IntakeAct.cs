namespace Bot.Dialogs;

/// <summary>What a digit does to the intake it chooses from a list.</summary>
public enum IntakeAct
{
    Track,
    Urge,
    Withdraw,
    Supplement,
    Rate,
}

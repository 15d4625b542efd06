namespace Bot.Dialogs.Reading;

/// <summary>What a resident may ask for in any state.</summary>
internal enum Verb
{
    FindWorker,
    Report,
    Track,
    Urge,
    Withdraw,
    Supplement,
    Rate,
    AboutWorker,
    Confidential,
    NotConfidential,
    Hide,
    HideAll,
    Show,
    ShowAll,
    Consult,
    Staff,
    Help,
    Cancel,
    Back,
    Confirm,
    Skip,
    ChangeText,
    ChangePlace,
    ChangePhone,
}

/// <summary>
/// A command. <paramref name="Number"/> is the intake it names; <paramref name="Words"/> what else was said with it, or empty;
/// <paramref name="Kind"/> the kind of intake that a reporting command stands for.
/// </summary>
internal sealed record Command(Verb Verb, string Words = "", string? Number = null, string? Kind = null);

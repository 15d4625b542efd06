namespace Bot.Dialogs.Understanding;

/// <summary>
/// What a resident's words are about. The seam between the flow of a dialog and the way words are understood:
/// keyword scoring stands behind it today, a learned model later.
/// </summary>
public interface IUnderstanding
{
    /// <summary>Judges one message. Never throws, never asks anyone; empty words give item <c>other</c> with confidence 0.</summary>
    Meaning Judge(string words);
}

/// <summary>The judgement of one message. <paramref name="Best"/> holds up to three items, most likely first; confidences lie in 0 to 1.</summary>
public sealed record Meaning(string Kind, IReadOnlyList<ItemGuess> Best, bool Urgent, Danger Danger)
{
    /// <summary>The most likely item's code.</summary>
    public string Item => Best.Count > 0 ? Best[0].Item : "other";

    /// <summary>How sure the first item is, 0 to 1.</summary>
    public double Confidence => Best.Count > 0 ? Best[0].Confidence : 0;
}

/// <summary>One likely item.</summary>
public sealed record ItemGuess(string Item, double Confidence);

/// <summary>A danger to life that is answered before anything else.</summary>
public enum Danger
{
    None,
    Fire,
    Gas,
    Electricity,
    TrappedInLift,
    Violence,
    SelfHarm,
    Drowning,
    Collapse,
    Medical,
}

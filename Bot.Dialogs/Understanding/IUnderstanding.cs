namespace Bot.Dialogs.Understanding;

/// <summary>
/// What a resident's words are about. The seam between the flow of a dialog and the way words are understood:
/// a learned model stands behind it (<see cref="LearnedUnderstanding"/>).
/// </summary>
public interface IUnderstanding
{
    /// <summary>Judges one message. Never throws, never asks anyone; empty words give item <c>other</c> with confidence 0.</summary>
    Meaning Judge(string words);
}

/// <summary>The judgement of one message. <paramref name="Best"/> holds up to three items, most likely first; confidences lie in 0 to 1.</summary>
public sealed record Meaning(string Kind, IReadOnlyList<ItemGuess> Best, bool Urgent, Danger Danger)
{
    /// <summary>Words that say nothing of a matter stay below it: the model must choose something for them too.</summary>
    internal const double MatterNamed = 0.4;

    /// <summary>The most likely item's code.</summary>
    public string Item => Best.Count > 0 ? Best[0].Item : "other";

    /// <summary>How sure the first item is, 0 to 1; 0 where it is none of the list.</summary>
    public double Confidence => Item == ServiceItems.Other ? 0 : Best[0].Confidence;

    /// <summary>The words speak of some matter, whichever it is: more than a name, a place or a nod.</summary>
    public bool NamesMatter => Confidence >= MatterNamed;

    /// <summary>The words that name the place, as they stand in the message; empty when none does.</summary>
    public string Place { get; init; } = "";

    /// <summary>The department a letter of this kind went to; empty when unknown.</summary>
    public string Department { get; init; } = "";

    /// <summary>The chance that life or limb is in danger now, 0 to 1.</summary>
    public double Urgency { get; init; }
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

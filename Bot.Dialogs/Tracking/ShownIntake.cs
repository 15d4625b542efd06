using Bot.Dialogs.Consulting;

namespace Bot.Dialogs.Tracking;

/// <summary>An intake as its resident reads it at any door, in the words of the chat.</summary>
public static class ShownIntake
{
    /// <summary>Where it stands, in a few words (演示周芳正在办).</summary>
    public static string Stage(IntakeSummary intake) => TrackWords.Stage(intake);

    /// <summary>The place's own step it is at; null where the place has none for this stage.</summary>
    public static string? Step(IntakeSummary intake, ProgressSteps progress) =>
        ProgressLine.StepOf(intake, progress) is { } step && progress.Steps.Contains(step) ? step : null;

    /// <summary>What may be done to it, in the resident's eyes; the workflow table has the last word.</summary>
    public static bool Allows(IntakeSummary intake, IntakeAct act) => OwnIntakes.Allows(intake, act);

    /// <summary>Why an act is not possible any more, or not yet.</summary>
    public static string NotNow(IntakeSummary intake, IntakeAct act) => ActWords.TooLate(intake, act);
}

/// <summary>Questions asked outside the chat, answered as in it.</summary>
public static class Questions
{
    /// <summary>The passages of the city's documents that answer, best first; empty when none does.</summary>
    public static IReadOnlyList<Passage> Answers(string question, IGuide guide) => Finding.Answers(question, guide);
}

namespace Bot.Dialogs.Tracking;

/// <summary>The place's own steps in one line, the present one marked: 进度：发现 › 上报 › 【处置】 › 反馈 › 评价.</summary>
internal static class ProgressLine
{
    /// <summary>Empty where the place has none, or none for this stage.</summary>
    public static string Of(IntakeSummary intake, ProgressSteps progress) => StepOf(intake, progress) is { } step && progress.Steps.Contains(step)
        ? $"进度：{string.Join(" › ", progress.Steps.Select(s => s == step ? $"【{s}】" : s))}"
        : "";

    // What a department says is done is not done until it was looked at.
    public static string? StepOf(IntakeSummary intake, ProgressSteps progress)
    {
        if (intake is { Stage: IntakeStage.Resolved, IsVerified: true } && progress.Verified is { } verified)
            return verified;
        return progress.At.GetValueOrDefault(intake.Stage == IntakeStage.Checking ? IntakeStage.Handling : intake.Stage);
    }
}

namespace Bot.Dialogs.Reporting;

/// <summary>The secret channel, by the name that the place gives it.</summary>
internal static class SecrecyWords
{
    public static string Taken(IGuide guide) => guide.Jurisdiction.SecretChannel is { } name
        ? $"好，这条走“{name}”。{ReportWords.NowConfidential["好，".Length..]}"
        : ReportWords.NowConfidential;
}

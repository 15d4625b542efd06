using Bot.Dialogs.Understanding;

namespace Bot.Dialogs.Reporting;

/// <summary>What somebody told a grid worker in person, read as if they had written it: item, kind, urgency, secrecy, blame.</summary>
public static class InPerson
{
    /// <param name="words">As told, at most <see cref="DialogLimits.TextLength"/> characters.</param>
    /// <param name="understanding">What words mean.</param>
    public static Draft Of(string words, IUnderstanding understanding)
    {
        var draft = DraftReading.Understand(DraftReading.Add(new Draft(), words, understanding).Draft, understanding);
        // Nobody is there to be asked: what is not sure is for whoever looks first.
        return draft with { Item = draft.Item ?? ServiceItems.Other };
    }
}

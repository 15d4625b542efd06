using System.Text.RegularExpressions;
using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;

namespace Bot.Dialogs.FindingMyWorker;

/// <summary>The worker of a place that is named in the same breath: 横河社区1组的网格员是谁, 谁是书香小区的网格员, 福临安居网格长电话多少.</summary>
internal static partial class WhoIsThere
{
    /// <summary>The answer to such a question; null where the words are none, or name no place that anybody knows.</summary>
    public static Turn? Answer(ConversationState state, string words, IGuide guide)
    {
        if (state.OpenDraft is not null || words.Length > Saying.Longest * 2 || Asked().Match(Plain.Fold(words)) is not { Success: true } said)
            return null;
        // What is left without the place has to ask for the worker and for nothing else: 横河社区网格员不管事 tells something.
        var worker = said.Groups["worker"].Value;
        if (!(IsAsked(worker) || IsAsked(said.Groups["before"].Value + worker)) || !PlaceTalk.IsJustPlace(said.Groups["place"].Value, guide))
            return null;
        return FindWorkerDialog.HearPlace(ConversationState.AskedWhereTheyLive.Instance, said.Groups["place"].Value, guide);
    }

    private static bool IsAsked(string question) => CommandReader.Read(question) is { Verb: Verb.FindWorker };

    [GeneratedRegex(
        "^(?<before>(?:请问|麻烦|你好|您好|帮我|帮忙|给我|我想|想)*(?:谁是|哪个是|哪位是|知道|晓得|问问|问一下|问下|打听一下|打听|查一下|查查|查下|查|找一下|找)?)"
        + "[ ，,]*(?<place>.{2,30}?)(?:那里|那儿|那边|那块|这里|这边|这块)?的?(?<worker>网格(?:员|长|管理员).{0,16})$",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Asked();
}

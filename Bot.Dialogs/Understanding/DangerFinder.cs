namespace Bot.Dialogs.Understanding;

/// <summary>Tells a danger that is happening from words that only look like one (嗓子冒烟) or fear one (早晚要着火).</summary>
internal static class DangerFinder
{
    /// <summary>How far before a danger a word like 万一 still takes it back, in characters.</summary>
    private const int Reach = 8;

    private const string Breaks = "，。！？；,.!?;\n 、";

    /// <summary>The first danger that counts; hits are of one text, in any order.</summary>
    public static Danger First(
        ReadOnlySpan<char> text, List<(Danger Danger, WordHit Hit)> dangers, List<WordHit> harmless, List<WordHit> notNow, List<WordHit> notNowAfter)
    {
        var (first, at) = (Danger.None, int.MaxValue);
        foreach (var (danger, hit) in dangers)
        {
            if (hit.Start < at && !IsInside(hit, harmless) && !IsTakenBack(text, hit, notNow) && !IsTakenBackAfter(text, hit, notNowAfter))
                (first, at) = (danger, hit.Start);
        }
        return first;
    }

    private static bool IsInside(WordHit hit, List<WordHit> harmless)
    {
        foreach (var mask in harmless)
        {
            if (mask.Start <= hit.Start && mask.End >= hit.End)
                return true;
        }
        return false;
    }

    private static bool IsTakenBackAfter(ReadOnlySpan<char> text, WordHit hit, List<WordHit> notNow)
    {
        foreach (var doubt in notNow)
        {
            var near = doubt.Start >= hit.End && doubt.Start - hit.End <= Reach;
            if (near && text[hit.End..doubt.Start].IndexOfAny(Breaks) < 0)
                return true;
        }
        return false;
    }

    private static bool IsTakenBack(ReadOnlySpan<char> text, WordHit hit, List<WordHit> notNow)
    {
        foreach (var doubt in notNow)
        {
            var near = doubt.End <= hit.Start && hit.Start - doubt.End <= Reach;
            if (near && text[doubt.End..hit.Start].IndexOfAny(Breaks) < 0)
                return true;
        }
        return false;
    }
}

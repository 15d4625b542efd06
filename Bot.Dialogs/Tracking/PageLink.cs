using System.Text;

namespace Bot.Dialogs.Tracking;

/// <summary>The one short line that leads from a message to the page of an intake, where there are pages.</summary>
public static class PageLink
{
    /// <summary>The message with the line in its place; without it where there are no pages, or where it would grow longer than WeChat takes.</summary>
    /// <param name="before">What stands before the line.</param>
    /// <param name="says">What the page is good for (看照片、补充).</param>
    /// <param name="number">The intake's number, or the mark that stands for it.</param>
    /// <param name="pages">Where the pages stand; null for none.</param>
    /// <param name="after">What stands after it.</param>
    public static string In(string before, string says, string number, string? pages, string after = "")
    {
        var without = Talk.Lines(before, after);
        if (pages is null)
            return without;
        var with = Talk.Lines(before, $"{says}：{pages}{number}", after);
        // The number is longer than the mark that stands for it.
        return Encoding.UTF8.GetByteCount(with) + NumberBytes <= DialogLimits.ReplyBytes ? with : without;
    }

    private const int NumberBytes = 18;
}

using System.Globalization;
using System.Text;
using Bot.WeChat.Api;

namespace Bot.Api.GroupNotification;

/// <summary>A markdown message of lines that stays within what a robot takes, and says how many did not fit.</summary>
public sealed class DigestPage
{
    /// <summary>Kept free for the last line, "还有 N 件…", and for the head's figures.</summary>
    private const int TailBytes = 96;

    private readonly StringBuilder _text = new();
    private int _bytes;

    /// <summary>Lines on the page so far.</summary>
    public int Lines { get; private set; }

    /// <summary>A heading; false when it does not fit.</summary>
    public bool TryAddHead(string words) => TryAppend(words);

    /// <summary>A line about one matter; false when it does not fit.</summary>
    public bool TryAddLine(string line)
    {
        if (!TryAppend(line))
        {
            return false;
        }

        Lines++;
        return true;
    }

    /// <summary>The message, with the number of those left out.</summary>
    public string Close(string head, int leftOut, string where = "")
    {
        var tail = leftOut == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"\n还有 {leftOut} 件{where}");
        return string.Concat(head, _text.ToString(), tail);
    }

    private bool TryAppend(string line)
    {
        var bytes = Encoding.UTF8.GetByteCount(line) + 1;
        if (_bytes + bytes > ApiLimits.RobotMarkdownBytes - (2 * TailBytes))
        {
            return false;
        }

        _text.Append('\n').Append(line);
        _bytes += bytes;
        return true;
    }
}

using System.Text.RegularExpressions;

namespace Bot.WeChat.Api;

/// <summary>
/// Makes what a platform says about an error fit for a log: short, and without anything as long as a token, secret, robot key
/// or openid. The <c>rid</c>, which the platform's support asks for, stays.
/// </summary>
internal static partial class ErrorText
{
    private const int MatchMilliseconds = 2_000;

    public static string Clean(string? message)
    {
        if (string.IsNullOrEmpty(message))
        {
            return "";
        }

        var bounded = message.Length <= 4 * ApiLimits.MessageLength ? message : message[..(4 * ApiLimits.MessageLength)];
        var clean = LongWord().Replace(bounded, "…");
        return clean.Length <= ApiLimits.MessageLength ? clean : clean[..ApiLimits.MessageLength];
    }

    [GeneratedRegex("(?<![A-Za-z0-9_-]|rid: )[A-Za-z0-9_-]{24,}", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex LongWord();
}

using System.Text.RegularExpressions;

namespace Bot.Data.Profiles;

/// <summary>How a rule is asserted: the fault names file, path and reason.</summary>
internal sealed partial class Rules(string file)
{
    /// <exception cref="ProfileException">It does not hold.</exception>
    internal void Require(bool holds, string path, string reason)
    {
        if (!holds)
        {
            throw new ProfileException($"{file}: {path} {reason}.");
        }
    }

    internal void Between(int value, int least, int most, string path) =>
        Require(value >= least && value <= most, path, $"is {value}, must be {least} to {most}");

    internal void Phone(string phone, string path) => Require(PhoneForm().IsMatch(phone), path, $"\"{phone}\" is not a phone number");

    /// <summary>A code that is stored and sent: letters, digits, hyphen.</summary>
    internal void Code(string code, string path) => Require(CodeForm().IsMatch(code), path, $"\"{code}\" may hold a-z, 0-9 and - only, 40 at most");

    internal void Unique(IEnumerable<string> names, string path)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            Require(seen.Add(name), path, $"names \"{name}\" twice");
        }
    }

    [GeneratedRegex("^[0-9][0-9-]{2,14}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex PhoneForm();

    [GeneratedRegex("^[a-z0-9-]{1,40}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex CodeForm();
}

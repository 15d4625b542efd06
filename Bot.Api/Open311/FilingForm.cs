using System.Text.RegularExpressions;

namespace Bot.Api.Open311;

/// <summary>The fields of a filed form, as words: cleaned of what no document can hold, an empty field as good as none ("Optional Arguments").</summary>
public sealed partial class FilingForm
{
    private readonly IFormCollection _form;

    public FilingForm(IFormCollection form)
    {
        _form = form;
        var attributes = new Dictionary<string, List<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in form)
        {
            if (AttributeName().Match(name) is { Success: true } match)
            {
                var code = match.Groups["code"].Value.Trim();
                var answers = attributes.TryGetValue(code, out var known) ? known : attributes[code] = [];
                answers.AddRange(values.Select(v => Tidy(v)).Where(v => v.Length > 0));
            }
        }

        Attributes = attributes.Where(a => a.Value.Count > 0).ToDictionary(a => a.Key, a => (IReadOnlyList<string>)a.Value, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>"attribute[code]=value … multiple values for the same code in the case of a multivaluelist datatype (attribute[code1][]=value1&amp;attribute[code1][]=value2)."</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Attributes { get; }

    /// <summary>Photos that came with the form, whatever their fields are called.</summary>
    public IReadOnlyList<IFormFile> Photos => [.. _form.Files.Where(f => f.Length > 0)];

    /// <summary>Words that may have line breaks.</summary>
    public string Words(string field) => Tidy(_form[field].FirstOrDefault(v => !string.IsNullOrWhiteSpace(v)));

    /// <summary>Words on one line.</summary>
    public string Line(string field) => Words(field).Replace('\n', ' ');

    private static string Tidy(string? words) => AnswerWriting.Clean(words ?? "").ReplaceLineEndings("\n").Trim();

    [GeneratedRegex(@"^attributes?\[(?<code>[^\[\]]{1,60})\](?:\[[0-9]{0,4}\])?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex AttributeName();
}

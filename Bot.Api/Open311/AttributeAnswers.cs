using System.Globalization;
using Bot.Data;
using Bot.Data.Profiles;

namespace Bot.Api.Open311;

/// <summary>The answers to a service's questions. They become lines of the report, each behind what was asked, so that whoever handles it reads them.</summary>
public sealed record AttributeAnswers(string? Kind, bool IsConfidential, IReadOnlyList<string> Lines)
{
    public static AttributeAnswers None { get; } = new(null, false, []);

    /// <summary>Reads the answers; what is missing or does not fit its datatype is added to the faults.</summary>
    public static AttributeAnswers Read(IReadOnlyList<ProfileAttribute> asked, IReadOnlyDictionary<string, IReadOnlyList<string>> given, List<Open311Fault> faults)
    {
        foreach (var unknown in given.Keys.Where(code => !asked.Any(a => a.Code.Equals(code, StringComparison.OrdinalIgnoreCase))))
        {
            faults.Add(Open311Fault.Wrong(Field(unknown), "这一项没有这个问题，问题在 services/{service_code} 里。"));
        }

        var (kind, isConfidential, lines) = ((string?)null, false, new List<string>());
        foreach (var attribute in asked)
        {
            if (!given.TryGetValue(attribute.Code, out var values))
            {
                if (attribute.Required)
                {
                    faults.Add(Open311Fault.Missing(Field(attribute.Code), attribute.Description));
                }
            }
            else if (Fault(attribute, values) is { } why)
            {
                faults.Add(Open311Fault.Wrong(Field(attribute.Code), why));
            }
            else if (attribute.Code == ItemAttributes.Kind)
            {
                kind = Keys(attribute, values)[0].Key;
            }
            else if (attribute.Code == ItemAttributes.Confidential)
            {
                isConfidential = Keys(attribute, values)[0].Key == ItemAttributes.Yes;
            }
            else
            {
                lines.Add(attribute.Description + Spelled(attribute, values));
            }
        }

        if (lines.Sum(l => l.Length + 1) > Open311Limits.AnswersLength)
        {
            faults.Add(Open311Fault.Wrong("attribute", $"所有回答加起来最多 {Open311Limits.AnswersLength} 个字。"));
        }

        return new AttributeAnswers(kind, isConfidential, lines);
    }

    private static string Field(string code) => $"attribute[{code}]";

    private static string? Fault(ProfileAttribute attribute, IReadOnlyList<string> values)
    {
        if (values.Count > 1 && attribute.Datatype != AttributeDatatype.Multivaluelist)
        {
            return "只能有一个回答。";
        }

        if (attribute.IsList)
        {
            return values.FirstOrDefault(v => !attribute.Values.Any(a => Is(a, v))) is null ? null : $"只能是 {string.Join("、", attribute.Values.Select(v => v.Key))}。";
        }

        var value = values[0];
        return attribute.Datatype switch
        {
            AttributeDatatype.Number when !decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _) => "请填一个数。",
            AttributeDatatype.Datetime when W3CTime.Parse(value) is null => "请填日期和时间，如 2026-11-25T08:00:00+08:00。",
            AttributeDatatype.Text when value.Length > Open311Limits.AnswerTextLength => $"最多 {Open311Limits.AnswerTextLength} 个字，现在有 {value.Length} 个。",
            AttributeDatatype.String when value.Contains('\n', StringComparison.Ordinal) => "只能写一行。",
            AttributeDatatype.String when value.Length > Open311Limits.AnswerLength => $"最多 {Open311Limits.AnswerLength} 个字，现在有 {value.Length} 个。",
            _ => null,
        };
    }

    private static string Spelled(ProfileAttribute attribute, IReadOnlyList<string> values) => attribute.Datatype switch
    {
        AttributeDatatype.Singlevaluelist or AttributeDatatype.Multivaluelist => string.Join("、", Keys(attribute, values).Select(v => v.Name)),
        AttributeDatatype.Datetime => W3CTime.Parse(values[0])!.Value.ToOffset(ChinaTime.Offset).ToString("yyyy年M月d日 HH:mm", CultureInfo.InvariantCulture),
        _ => values[0],
    };

    /// <summary>The values chosen, in the order of the list, each once.</summary>
    private static List<ProfileAttributeValue> Keys(ProfileAttribute attribute, IReadOnlyList<string> values) => [.. attribute.Values.Where(a => values.Any(v => Is(a, v)))];

    private static bool Is(ProfileAttributeValue value, string given) => value.Key.Equals(given, StringComparison.OrdinalIgnoreCase);
}

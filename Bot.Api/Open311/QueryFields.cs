using System.Globalization;

namespace Bot.Api.Open311;

/// <summary>Fields of a query, read by their kind; what does not fit is noted as a fault. "A null parameter should be treated as equivalent to a non-declared parameter."</summary>
public sealed class QueryFields(IQueryCollection query, List<Open311Fault> faults)
{
    public void Fault(string field, string why) => faults.Add(Open311Fault.Wrong(field, why));

    public string Text(string field) => AnswerWriting.Clean(query[field].FirstOrDefault(v => !string.IsNullOrWhiteSpace(v)) ?? "").Trim();

    /// <summary>"Can be declared multiple times, comma delimited": either way. Null when nothing is in it.</summary>
    public IReadOnlyList<string>? List(string field)
    {
        var all = string.Join(',', query[field].ToArray());
        if (all.Length > Open311Limits.ListLength)
        {
            Fault(field, $"最多 {Open311Limits.ListLength} 个字符。");
            return null;
        }

        var parts = AnswerWriting.Clean(all).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length > Open311Limits.MostRequests)
        {
            Fault(field, $"最多 {Open311Limits.MostRequests} 个。");
            return null;
        }

        return parts.Length == 0 ? null : parts;
    }

    public DateTimeOffset? Instant(string field)
    {
        var text = Text(field);
        if (text.Length == 0)
        {
            return null;
        }

        var instant = W3CTime.Parse(text);
        if (instant is null)
        {
            Fault(field, "请写成 2026-11-25T00:00:00+08:00 这样，加号在网址里写 %2B。");
        }

        return instant;
    }

    public int? Whole(string field, int least, int most)
    {
        var text = Text(field);
        if (text.Length == 0)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        Fault(field, $"是 {least} 到 {most} 的整数。");
        return null;
    }

    public bool Flag(string field) => Text(field) is "1" || Text(field).Equals("true", StringComparison.OrdinalIgnoreCase);
}

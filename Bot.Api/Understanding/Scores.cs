using System.Globalization;

namespace Bot.Api.Understanding;

/// <summary>One judged message: what was said, what is right where that is known.</summary>
internal sealed record Judged(Bot.Dialogs.Understanding.Meaning Meaning, string? Item, string? Kind, bool? Urgent, string? Place, string? Department);

/// <summary>How often judgements are right.</summary>
internal static class Scores
{
    private static readonly double[] Thresholds = [0.2, 0.34, 0.5, 0.7, 0.9];

    public static double Share<T>(IReadOnlyCollection<T> all, Func<T, bool> holds) => all.Count == 0 ? 0 : (double)all.Count(holds) / all.Count;

    /// <summary>The mean over labels of the harmonic mean of precision and recall.</summary>
    public static double MacroF1(IReadOnlyCollection<(string Gold, string Said)> pairs) => pairs.Select(p => p.Gold).Distinct(StringComparer.Ordinal).Average(label =>
    {
        var right = pairs.Count(p => p.Gold == label && p.Said == label);
        var (gold, said) = (pairs.Count(p => p.Gold == label), pairs.Count(p => p.Said == label));
        return 2.0 * right / (gold + said);
    });

    /// <summary>Letters both places share (longest common run), twice, over the letters of both; 1 when neither names one.</summary>
    public static double Overlap(string gold, string said)
    {
        if (gold.Length + said.Length == 0)
            return 1;
        var longest = 0;
        var runs = new int[said.Length + 1];
        for (var g = 0; g < gold.Length; g++)
        {
            for (var s = said.Length; s > 0; s--)
            {
                runs[s] = gold[g] == said[s - 1] ? runs[s - 1] + 1 : 0;
                longest = Math.Max(longest, runs[s]);
            }
        }
        return 2.0 * longest / (gold.Length + said.Length);
    }

    /// <summary>The lines <c>classify</c> prints, for whatever gold there is.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<Judged> rows) =>
        [.. Items([.. rows.Where(r => r.Item is not null)]), .. Others(rows)];

    private static IEnumerable<string> Items(List<Judged> rows)
    {
        if (rows.Count == 0)
            yield break;
        var top3 = Share(rows, r => r.Meaning.Best.Any(g => g.Item == r.Item));
        yield return Line($"item: accuracy {Share(rows, IsRight):F3}, macro-F1 {MacroF1([.. rows.Select(r => (r.Item!, r.Meaning.Item))]):F3}, top-3 {top3:F3} of {rows.Count}");
        foreach (var least in Thresholds)
        {
            var sure = rows.Where(r => r.Meaning.Confidence >= least).ToList();
            yield return Line($"  confidence ≥ {least:F2}: {(double)sure.Count / rows.Count:F3} answered, {Share(sure, IsRight):F3} of them right");
        }
    }

    private static IEnumerable<string> Others(IReadOnlyList<Judged> rows)
    {
        var kinds = rows.Where(r => r.Kind is not null).ToList();
        if (kinds.Count > 0)
            yield return Line($"kind: accuracy {Share(kinds, r => r.Kind == r.Meaning.Kind):F3}, macro-F1 {MacroF1([.. kinds.Select(r => (r.Kind!, r.Meaning.Kind))]):F3} of {kinds.Count}");
        var urgencies = rows.Where(r => r.Urgent is not null).ToList();
        if (urgencies.Any(r => r.Urgent == true))
        {
            var (urgent, said) = (urgencies.Where(r => r.Urgent == true).ToList(), urgencies.Where(r => r.Meaning.Urgent).ToList());
            yield return Line($"urgent: recall {Share(urgent, r => r.Meaning.Urgent):F3} of {urgent.Count}, precision {Share(said, r => r.Urgent == true):F3} of {said.Count}");
        }
        var places = rows.Where(r => r.Place is not null).ToList();
        if (places.Count > 0)
            yield return Line($"place: overlap {places.Average(r => Overlap(r.Place!, r.Meaning.Place)):F3} of {places.Count}, {Named(places)}");
        var departments = rows.Where(r => r.Department is not null).ToList();
        if (departments.Count > 0)
            yield return Line($"department: accuracy {Share(departments, r => r.Department == r.Meaning.Department):F3}, macro-F1 {MacroF1([.. departments.Select(r => (r.Department!, r.Meaning.Department))]):F3} of {departments.Count}");
    }

    private static string Named(List<Judged> places)
    {
        var named = places.Where(r => r.Place!.Length > 0).ToList();
        var exact = Share(places, r => r.Place == r.Meaning.Place);
        return named.Count == 0 ? "none named" : Line($"{named.Average(r => Overlap(r.Place!, r.Meaning.Place)):F3} where one is named, exact {exact:F3}");
    }

    private static bool IsRight(Judged row) => row.Item == row.Meaning.Item;

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}

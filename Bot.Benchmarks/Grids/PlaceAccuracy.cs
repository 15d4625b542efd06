using Bot.Data.Grids;

namespace Bot.Benchmarks.Grids;

/// <summary>How often an index names the right grid, and how often it is certain of a wrong one.</summary>
public sealed record PlaceAccuracy(int Asked, int Right, int Certain, int CertainAndWrong)
{
    public double RightShare => (double)Right / Asked;

    public double CertainShare => (double)Certain / Asked;

    public double CertainAndWrongShare => (double)CertainAndWrong / Asked;

    /// <param name="find">The places an index finds in words.</param>
    /// <param name="queries">Questions with their answers.</param>
    /// <param name="onMiss">Told of every answer that was certain and wrong, or not the right one.</param>
    public static PlaceAccuracy Of(Func<string, IReadOnlyList<AddressMatch>> find, IEnumerable<PlaceQuery> queries, Action<PlaceQuery, IReadOnlyList<AddressMatch>>? onMiss = null)
    {
        var (asked, right, certain, wrong) = (0, 0, 0, 0);
        foreach (var query in queries)
        {
            var found = find(query.Text);
            var isRight = query.Grids.Count == 0 ? found.Count == 0 || !found[0].Certain : found.Count > 0 && query.Grids.Contains(found[0].GridCode);
            var isCertain = found.Count > 0 && found[0].Certain;
            var isFalse = isCertain && (!isRight || query.Grids.Count != 1);
            (asked, right, certain, wrong) = (asked + 1, right + (isRight ? 1 : 0), certain + (isCertain ? 1 : 0), wrong + (isFalse ? 1 : 0));
            if (!isRight || isFalse)
            {
                onMiss?.Invoke(query, found);
            }
        }

        return new PlaceAccuracy(asked, right, certain, wrong);
    }
}

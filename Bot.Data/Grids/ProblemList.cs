namespace Bot.Data.Grids;

/// <summary>Collects problems up to the limit and counts the rest.</summary>
internal sealed class ProblemList
{
    private readonly List<GridImportProblem> _listed = [];
    private int _more;

    internal int Count => _listed.Count + _more;

    internal void Add(int? feature, string field, string reason, params IReadOnlyList<string> codes)
    {
        if (_listed.Count >= GridImportLimits.MaxProblemsListed)
        {
            _more++;
            return;
        }

        _listed.Add(new GridImportProblem(feature, field, reason, codes));
    }

    internal IReadOnlyList<GridImportProblem> All() =>
        _more == 0 ? _listed : [.. _listed, new GridImportProblem(null, "file", $"and {_more} more of the kind", [])];
}

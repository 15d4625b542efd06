using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.Joining;

namespace Bot.Data.HotIssues;

/// <summary>
/// Groups reports of one item around the first of each group: the same place by name, or a point near it. Around the
/// first, not around each: else a road full of reports would grow into one across the town.
/// </summary>
internal sealed class Clusters(GridDirectory grids)
{
    private readonly List<Cluster> _all = [];
    private readonly Dictionary<(string Item, string? Grid, string Place), Cluster> _named = [];
    private readonly Dictionary<(string Item, int X, int Y), List<Cluster>> _cells = [];
    private readonly Dictionary<(string? Grid, string Place), string> _names = [];

    public void Add(HotIssues.Report report, IReadOnlyList<string> joined, bool isNow)
    {
        var name = NameOf(report);
        var point = report is { Longitude: { } lon, Latitude: { } lat } && GeoPoint.IsValid(lon, lat) ? new GeoPoint(lon, lat) : (GeoPoint?)null;
        if (name.Length == 0 && point is null)
        {
            return;
        }

        var key = (report.Item, report.GridCode, name);
        var cluster = name.Length > 0 && _named.TryGetValue(key, out var known) ? known : point is { } here ? Near(report.Item, here) : null;
        if (cluster is null)
        {
            _all.Add(cluster = new Cluster(report, name, point));
        }

        if (name.Length > 0)
        {
            _named.TryAdd(key, cluster);
        }

        if (point is { } at && (cluster.Centre ??= at) == at)
        {
            Put(report.Item, at, cluster);
        }

        cluster.Count(report, name, joined, isNow);
    }

    public IEnumerable<HotIssue> Issues() => _all.Where(c => c.Reports > 0).Select(c => c.ToIssue(grids));

    private string NameOf(HotIssues.Report report)
    {
        if (!_names.TryGetValue((report.GridCode, report.Place), out var name))
        {
            var grid = report.GridCode is { } code ? grids.ByCode(code) : null;
            name = PlaceKey.Of(report.Place, "", grid, grids.FindPlaces(report.Place)).Whole ?? "";
            _names.Add((report.GridCode, report.Place), name);
        }

        return name;
    }

    private Cluster? Near(string item, GeoPoint point)
    {
        var (x, y) = CellOf(point);
        var (nearest, distance) = ((Cluster?)null, HotIssues.NearMetres);
        for (var dx = -1; dx <= 1; dx++)
        {
            for (var dy = -1; dy <= 1; dy++)
            {
                foreach (var cluster in _cells.GetValueOrDefault((item, x + dx, y + dy)) ?? [])
                {
                    var metres = cluster.Centre!.Value.MetresTo(point);
                    (nearest, distance) = metres <= distance ? (cluster, metres) : (nearest, distance);
                }
            }
        }

        return nearest;
    }

    private void Put(string item, GeoPoint point, Cluster cluster)
    {
        var (x, y) = CellOf(point);
        if (!_cells.TryGetValue((item, x, y), out var there))
        {
            _cells.Add((item, x, y), there = []);
        }

        if (!there.Contains(cluster))
        {
            there.Add(cluster);
        }
    }

    /// <summary>Cells of at least <see cref="HotIssues.NearMetres"/> in China: what is nearer lies in the same one or beside it.</summary>
    private static (int X, int Y) CellOf(GeoPoint point) => ((int)Math.Floor(point.Longitude * 300), (int)Math.Floor(point.Latitude * 500));

    private sealed class Cluster(HotIssues.Report first, string name, GeoPoint? centre)
    {
        private readonly HashSet<string> _people = new(StringComparer.Ordinal);
        private readonly List<long> _members = [];
        private string _name = name;
        private int _before;
        private int _open;
        private int _nameless;

        public GeoPoint? Centre { get; set; } = centre;

        public int Reports { get; private set; }

        public void Count(HotIssues.Report report, string named, IReadOnlyList<string> joined, bool isNow)
        {
            _name = _name.Length == 0 ? named : _name;
            if (!isNow)
            {
                _before += 1 + joined.Count;
                return;
            }

            Reports += 1 + joined.Count;
            if (_members.Count < HotIssue.MostMembers)
            {
                _members.Add(report.Id);
            }

            _open += report.Status.IsFinal() || report.Status is IntakeStatus.Resolved or IntakeStatus.Verified ? 0 : 1;
            _nameless += report.Resident is null ? 1 : 0;
            _people.UnionWith(report.Resident is { } own ? joined.Append(own) : joined);
        }

        public HotIssue ToIssue(GridDirectory grids)
        {
            var grid = first.GridCode is { } code ? grids.ByCode(code)?.Name : null;
            var place = _name.Length > 0 ? _name : grid is null ? "网格外" : grid + "附近";
            return new HotIssue(first.Item, first.GridCode, place, Reports, _people.Count + _nameless, _before, _open, first.Id) { Members = _members, Centre = Centre };
        }
    }
}

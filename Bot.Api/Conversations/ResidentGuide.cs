using System.Runtime.CompilerServices;
using Bot.Api.Deadlines;
using Bot.Api.Grids;
using Bot.Api.Joining;
using Bot.Data.Grids;
using Bot.Data.Knowledge;
using Bot.Data.Profiles;
using Bot.Dialogs;
using Bot.Dialogs.Understanding;

namespace Bot.Api.Conversations;

/// <summary>
/// Answers what a dialog may ask while it hears one message: all of it from memory, as of one instant. What was asked once is
/// remembered for the turn: several steps look at the same words, and places and meanings are most of what a turn costs.
/// For one turn on one thread at a time.
/// </summary>
public sealed class ResidentGuide(
    ResidentContext context, GridDirectory grids, Profile profile, Jurisdiction jurisdiction, IUnderstanding understanding, Promises promises, DateTimeOffset now,
    KnowledgeIndex knowledge, NeighbourIndex? neighbours = null) : IGuide
{
    private const int PassagesAtMost = 5;

    /// <summary>Grids never change once they are in a directory; their notices go with them when an import brings new ones.</summary>
    private static readonly ConditionalWeakTable<Grid, GridNotice> Notices = [];

    private Dictionary<string, IReadOnlyList<PlaceMatch>> Places => field ??= new(StringComparer.Ordinal);

    public DateTimeOffset Now { get; } = now;

    public Jurisdiction Jurisdiction { get; } = jurisdiction;

    public IUnderstanding Understanding => field ??= new RecalledUnderstanding(PlaceUnderstanding.Over(understanding, Jurisdiction));

    public GridNotice? HomeGrid => context.HomeGrid is null ? null : GridByCode(context.HomeGrid);

    public IReadOnlyList<IntakeSummary> MyIntakes => context.Intakes;

    public GridNotice? GridAt(double longitude, double latitude) => PointOf(longitude, latitude) is { } point ? Notice(grids.At(point)) : null;

    public string? AddressNear(double longitude, double latitude) => PointOf(longitude, latitude) is { } point ? grids.AddressNear(point)?.Text : null;

    public GridNotice? GridByCode(string code) => Notice(grids.ByCode(code));

    public IReadOnlyList<PlaceMatch> FindPlaces(string words)
    {
        if (!Places.TryGetValue(words, out var found))
        {
            found = [.. grids.FindPlaces(words).Select(m => new PlaceMatch(m.Words, m.Address, m.GridCode, m.GridName, m.Certain) { AsSaid = m.AsSaid })];
            Places.Add(words, found);
        }

        return found;
    }

    public Promise PromiseFor(Draft draft) =>
        promises.For(draft, !draft.GoesToOffice && draft.Place?.GridCode is { } code ? grids.ByCode(code) : null, Now);

    public NeighbourIntake? SameLately(Draft draft) => neighbours?.Find(draft, context, Jurisdiction, Now);

    public IReadOnlyList<Passage> FindPassages(string question) =>
        [.. knowledge.FindNear(question, PassagesAtMost).Select(f => new Passage(f.Passage.Source, f.Answer) { Title = f.Passage.Title, Score = f.Score, Likeness = f.Likeness })];

    private static GeoPoint? PointOf(double longitude, double latitude) =>
        GeoPoint.IsValid(longitude, latitude) ? Coordinates.ToWgs84(longitude, latitude, CoordinateSystem.Gcj02) : null;

    private GridNotice? Notice(Grid? grid) => grid is null ? null : Notices.TryGetValue(grid, out var notice) ? notice : Notices.GetValue(grid, g => GridNotices.Of(g, profile));
}

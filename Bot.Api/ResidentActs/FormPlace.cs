using Bot.Data.Grids;
using Bot.Dialogs;
using Bot.Dialogs.Reading;
using Bot.Dialogs.Reporting;

namespace Bot.Api.ResidentActs;

/// <summary>From a form's place to the draft's: a chosen grid, else a point, else words, else what the report itself says, else home.</summary>
internal static class FormPlace
{
    /// <summary>The place, or none where nobody knows; refused only when it is open which of several is meant and there is no danger.</summary>
    public static (DraftPlace? Place, ActRefusal? Refusal) Of(Draft draft, PlaceRequest? form, IGuide guide)
    {
        var point = form is { Lon: { } lon, Lat: { } lat } ? InGcj02(lon, lat, form.Crs) : null;
        if (form?.GridCode is { Length: > 0 } code)
        {
            return guide.GridByCode(code) is { } grid
                ? (new DraftPlace(WordsOf(form, point, grid, guide), grid.Code, point?.Longitude, point?.Latitude), null)
                : (null, ActRefusals.Wrong("place.gridCode", "没有这个网格，请重新选。"));
        }

        if (point is { } at)
        {
            return (WholeReport.OnMap(at.Longitude, at.Latitude, form!.Text, guide), null);
        }

        var found = WholeReport.PlaceOf(draft, form?.Text, guide);
        if (found.Choices.IsEmpty)
        {
            return (found.Place, null);
        }

        // A danger waits for no choice, and a question or a word about somebody is no grid's: the office finds out where.
        var said = Plain.Clean(form?.Text) is { Length: > 0 } words ? words : found.Choices[0].Words;
        return draft.Urgent || draft.Kind == "inquiry" || draft.AboutWorker
            ? (new DraftPlace(said, null), null)
            : (null, ActRefusals.WhichPlace(Views(found.Choices, guide)));
    }

    /// <summary>A point in the chat's own system of coordinates.</summary>
    public static (double Longitude, double Latitude)? InGcj02(double lon, double lat, string? crs) =>
        Coordinates.FromWgs84(Coordinates.ToWgs84(lon, lat, SystemOf(crs)), CoordinateSystem.Gcj02);

    public static CoordinateSystem SystemOf(string? crs) => crs is { Length: > 0 } && CoordinateSystemNames.Named(crs) is { } named ? named : CoordinateSystem.Gcj02;

    public static IReadOnlyList<PlaceView> Views(IEnumerable<DraftPlace> places, IGuide guide) =>
    [
        .. places.Where(p => p.GridCode is not null)
            .Select(p => new PlaceView(p.Words, WholeReport.Label(p, guide), p.GridCode!, guide.GridByCode(p.GridCode!)?.Name ?? p.GridCode!, Certain: false)),
    ];

    private static string WordsOf(PlaceRequest form, (double Longitude, double Latitude)? point, GridNotice grid, IGuide guide) =>
        Plain.Clean(form.Text) is { Length: > 0 } said ? said
        : point is { } at && guide.AddressNear(at.Longitude, at.Latitude) is { } address ? address
        : grid.Name;
}

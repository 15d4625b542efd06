using System.Globalization;
using Bot.Api.ResidentActs;

namespace Bot.Api.My.Reporting;

/// <summary>What the report's form holds, as it came; it travels through the confirming page in hidden fields.</summary>
public sealed record ReportFields
{
    /// <summary>Browsers tell where they are in this system.</summary>
    private const string PhoneCrs = "wgs84";

    private const string Yes = "yes";

    public string Once { get; init; } = "";

    public string Text { get; init; } = "";

    public string Place { get; init; } = "";

    /// <summary>Code of a grid chosen among several.</summary>
    public string Grid { get; init; } = "";

    /// <summary>Code of an item chosen instead of the one understood.</summary>
    public string Item { get; init; } = "";

    /// <summary>Of a kind that was offered where the place does not take it as it is.</summary>
    public string Kind { get; init; } = "";

    public string Phone { get; init; } = "";

    public string OnBehalfOf { get; init; } = "";

    public bool Confidential { get; init; }

    public string Lon { get; init; } = "";

    public string Lat { get; init; } = "";

    /// <summary>Number of a neighbour's to go along with.</summary>
    public string Join { get; init; } = "";

    /// <summary>Photos that are stored already.</summary>
    public IReadOnlyList<string> Media { get; init; } = [];

    public static ReportFields Read(IFormCollection form) => new()
    {
        Once = form[OnceKey.Field].ToString(),
        Text = form["text"].ToString().Trim().ReplaceLineEndings("\n"),
        Place = One(form, "place"),
        Grid = One(form, "grid"),
        Item = One(form, "item"),
        Kind = One(form, "kind"),
        Phone = One(form, "phone"),
        OnBehalfOf = One(form, "onBehalfOf"),
        Confidential = form["confidential"] == Yes,
        Lon = One(form, "lon"),
        Lat = One(form, "lat"),
        Join = One(form, "join"),
        Media = [.. form["media"].Where(m => m is { Length: > 0 }).Select(m => m!)],
    };

    public ReportRequest ToRequest() => new(
        Text, Or(Kind), Or(Item), PlaceOf(), Or(Phone), Or(OnBehalfOf), Confidential, Media.Count == 0 ? null : Media, Or(Join));

    /// <summary>The words name a place before the map does; a grid that was chosen counts before both.</summary>
    private PlaceRequest? PlaceOf()
    {
        var (lon, lat) = (Degrees(Lon), Degrees(Lat));
        var isOnMap = lon is not null && lat is not null;
        return Place.Length == 0 && Grid.Length == 0 && !isOnMap ? null
            : new PlaceRequest(Or(Place), isOnMap ? lon : null, isOnMap ? lat : null, isOnMap ? PhoneCrs : null, Or(Grid));
    }

    private static string One(IFormCollection form, string field) => form[field].ToString().Trim().ReplaceLineEndings(" ");

    private static string? Or(string value) => value.Length == 0 ? null : value;

    private static double? Degrees(string value) => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && double.IsFinite(degrees) ? degrees : null;
}

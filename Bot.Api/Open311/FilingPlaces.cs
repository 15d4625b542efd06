using System.Globalization;
using Bot.Api.Grids;
using Bot.Data.Grids;

namespace Bot.Api.Open311;

/// <summary>Where a request is: words for people, the grid where one is known, the point as it was given (WGS84).</summary>
public sealed record FilingPlace(string Words, string? GridCode, GeoPoint? Point);

/// <summary>"A full location parameter must be submitted. One of lat &amp; long or address_string or address_id."</summary>
public sealed class FilingPlaces(LiveGridDirectory directory)
{
    private const string Nearby = "附近";

    public FilingPlace? Read(FilingForm form, List<Open311Fault> faults)
    {
        var address = form.Line("address_string");
        if (address.Length > Open311Limits.AddressLength)
        {
            faults.Add(Open311Fault.TooLong("address_string", Open311Limits.AddressLength, address.Length));
            return null;
        }

        var before = faults.Count;
        var point = Point(form, faults);
        var known = Known(form.Line("address_id"), faults);
        if (faults.Count > before)
        {
            return null;
        }

        if (point is null && known is null && address.Length == 0)
        {
            faults.Add(Open311Fault.Missing("lat、long 或 address_string 或 address_id", "请告诉我们在哪里。"));
            return null;
        }

        var grids = directory.Current;
        var at = point is { } p ? grids.At(p) : null;
        var words = address.Length > 0 ? address : known?.Words ?? (point is { } spot && grids.AddressNear(spot) is { } near ? near.Text + Nearby : at?.Name ?? "地图位置");

        // A place that several grids have is left to the office to tell: nobody is there to be asked.
        var named = at is null && known is null ? grids.FindPlaces(address).FirstOrDefault(m => m.Certain)?.GridCode : null;
        return new FilingPlace(words, at?.Code ?? known?.GridCode ?? named, point);
    }

    private static GeoPoint? Point(FilingForm form, List<Open311Fault> faults)
    {
        var (lat, lon) = (form.Line("lat"), form.Line("long"));
        if (lat.Length == 0 && lon.Length == 0)
        {
            return null;
        }

        if (lat.Length == 0 || lon.Length == 0)
        {
            faults.Add(Open311Fault.Missing(lat.Length == 0 ? "lat" : "long", "lat 和 long 要一起给。"));
            return null;
        }

        if (Degrees(lat, 90) is not { } latitude)
        {
            faults.Add(Open311Fault.Wrong("lat", "纬度是 -90 到 90 之间的数（WGS84）。"));
            return null;
        }

        if (Degrees(lon, 180) is not { } longitude)
        {
            faults.Add(Open311Fault.Wrong("long", "经度是 -180 到 180 之间的数（WGS84）。"));
            return null;
        }

        return GeoPoint.Of(longitude, latitude);
    }

    /// <summary>Degrees within plus or minus <paramref name="most"/>, or null.</summary>
    internal static double? Degrees(string text, double most) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= most ? value : null;

    /// <summary>Our address ids are the codes of grids: no finer address is made public, so none can be sent back.</summary>
    private FilingPlace? Known(string id, List<Open311Fault> faults)
    {
        if (id.Length == 0)
        {
            return null;
        }

        if (directory.Current.ByCode(id) is { } grid)
        {
            return new FilingPlace(grid.Name, grid.Code, null);
        }

        faults.Add(Open311Fault.Wrong("address_id", "没有这个网格编码。"));
        return null;
    }
}

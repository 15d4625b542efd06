using System.Globalization;
using Bot.Data.Grids;
using NetTopologySuite.IO;

namespace Bot.Api.Grids;

/// <summary>What changed of a grid, as people read it.</summary>
public static class GridChangeWords
{
    /// <summary>Kilometres of one degree of latitude.</summary>
    private const double KilometresPerDegree = 111.195;

    public static string Title(string what) => what switch
    {
        GridChanges.Name => "名称",
        GridChanges.Kind => "类型",
        GridChanges.Range => "范围",
        GridChanges.Border => "边界",
        GridChanges.Validity => "编码有效期",
        GridChanges.Members => "人员",
        GridChanges.StandIn => "代班",
        GridChanges.Addresses => "地址",
        _ => what,
    };

    /// <summary>A border by its points and size; anything else as it stands.</summary>
    public static string Shown(string what, string? value) => value is null ? "无" : what == GridChanges.Border ? Size(value) : value;

    private static string Size(string wkt)
    {
        var shape = new WKTReader().Read(wkt);
        var size = shape.Area * KilometresPerDegree * KilometresPerDegree * Math.Cos(shape.Centroid.Y * Math.PI / 180);
        return string.Create(CultureInfo.InvariantCulture, $"{shape.NumPoints} 个点、{size:0.####} 平方公里");
    }
}

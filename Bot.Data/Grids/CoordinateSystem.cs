namespace Bot.Data.Grids;

/// <summary>The coordinate systems that maps in China come in.</summary>
public enum CoordinateSystem
{
    /// <summary>GPS; what everything is kept in.</summary>
    Wgs84,

    /// <summary>The national survey datum; equals WGS84 within centimetres.</summary>
    Cgcs2000,

    /// <summary>The shifted datum of WeChat, Tencent and Gaode maps.</summary>
    Gcj02,

    /// <summary>Baidu's shift on top of GCJ-02.</summary>
    Bd09,
}

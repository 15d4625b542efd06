using Bot.Dialogs;

namespace Bot.Api.ResidentActs;

/// <summary>Where somebody lives: a grid's code, or an address, or a point (gcj02 unless said otherwise), or the scene of a grid's QR code (<c>grid:{code}</c>).</summary>
public sealed record HomeRequest(string? GridCode = null, string? Address = null, double? Lon = null, double? Lat = null, string? Crs = null, string? Scene = null);

/// <summary>A grid that may be meant.</summary>
public sealed record GridPlaceView(string Code, string Name, string Address, bool Certain);

/// <summary>The public notice of a grid (公示牌).</summary>
public sealed record GridNoticeView(string Code, string Name, string Range, IReadOnlyList<GridMemberView> Members, string SupervisionPhone)
{
    public static GridNoticeView Of(GridNotice notice) => new(
        notice.Code, notice.Name, notice.Range, [.. notice.Members.Select(m => new GridMemberView(m.Role, m.Name, m.Phone, m.Duties, m.Photo))], notice.SupervisionPhone);
}

/// <summary>A public member of a grid; duties and photo where the place shows them.</summary>
public sealed record GridMemberView(string Role, string Name, string Phone, string? Duties, string? Photo);

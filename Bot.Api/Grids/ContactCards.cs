using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using Bot.Data.Grids;
using Bot.Data.Profiles;
using Bot.Dialogs;
using QRCoder;

namespace Bot.Api.Grids;

/// <summary>
/// 民情联系卡, or as the place calls it: one card for each grid, eight to an A4 sheet, with its people, the supervision phone and a code that leads into the
/// official account and binds the grid; duties and portraits where its notice board shows them. A page that needs nothing but a printer: no script, no
/// address but the codes' and the portraits'.
/// </summary>
public static partial class ContactCards
{
    private const string Style = """
        @page { size: A4; margin: 10mm }
        body { margin: 0; font: 10.5pt/1.45 "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; color: #000; background: #fff }
        main { display: grid; grid-template-columns: 1fr 1fr; gap: 6mm }
        article { border: .3mm solid #444; border-radius: 2mm; padding: 4mm; min-height: 58mm; break-inside: avoid; display: flex; gap: 4mm }
        article div { flex: 1 }
        h2 { font-size: 13pt; margin: 0 } p { margin: 1mm 0 0 } ul { list-style: none; margin: 2mm 0 0; padding: 0 }
        figure { margin: 0; width: 28mm; text-align: center; font-size: 8.5pt } svg { width: 28mm; height: 28mm }
        li { overflow: hidden } img { float: right; width: 12mm; height: 16mm; margin-left: 2mm; object-fit: cover }
        .range { color: #333; font-size: 9pt }
        """;

    /// <summary>What it is called where the place says nothing.</summary>
    public const string Name = "民情联系卡";

    /// <summary>Characters of a portrait's address; one that holds the picture itself may be longer.</summary>
    public const int LongestPhotoAddress = 2_000;

    /// <summary>Characters of a portrait that stands in its address (data:).</summary>
    public const int LongestPhotoData = 200_000;

    /// <summary>Chinese stays readable in the file; what HTML takes for its own is escaped.</summary>
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="grids">In the order of the sheets.</param>
    /// <param name="profile">The place, its roles and duties.</param>
    /// <param name="codes">What each grid's code holds, by the grid's code; a grid without one gets a card without.</param>
    public static string Page(IReadOnlyList<Grid> grids, Profile profile, IReadOnlyDictionary<string, string> codes)
    {
        var page = new StringBuilder($"""<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{Html.Encode(profile.Place + (profile.FormName(FormKind.ContactCard) ?? Name))}</title><style>{Style}</style></head><body><main>""");
        foreach (var grid in grids)
        {
            Card(page, grid, profile, codes.GetValueOrDefault(grid.Code));
        }

        return page.Append("</main></body></html>").ToString();
    }

    private static void Card(StringBuilder page, Grid grid, Profile profile, string? code)
    {
        var notice = GridNotices.Of(grid, profile);
        page.Append("<article><div><h2>").Append(Html.Encode(notice.Name)).Append("</h2><p class=\"range\">").Append(Html.Encode(notice.Range)).Append("</p><ul>");
        foreach (var member in notice.Members)
        {
            page.Append("<li>").Append(Photo(member)).Append(Html.Encode($"{member.Role} {member.Name} {member.Phone}"))
                .Append(member.Duties is { } duties ? $"<br><small>{Html.Encode(duties)}</small>" : "").Append("</li>");
        }

        page.Append("</ul><p>").Append(Html.Encode($"监督电话 {notice.SupervisionPhone}")).Append("</p></div>");
        if (code is not null)
        {
            page.Append("<figure>").Append(Svg(code)).Append("<figcaption>微信扫一扫，有事直接说</figcaption></figure>");
        }

        page.Append("</article>");
    }

    private static string Photo(GridMemberNotice member) => member.Photo is { } photo && IsShown(photo)
        ? $"<img src=\"{Html.Encode(photo)}\" alt=\"{Html.Encode($"{member.Role}{member.Name}的照片")}\">"
        : "";

    /// <summary>An https address, or a picture within limits; never one that a browser would run or fetch from the folder.</summary>
    private static bool IsShown(string photo) => photo.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
        ? photo.Length <= LongestPhotoData && PictureData().IsMatch(photo)
        : photo.Length <= LongestPhotoAddress && Uri.TryCreate(photo, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps;

    [GeneratedRegex("^data:image/(?:png|jpeg|webp);base64,[A-Za-z0-9+/]+={0,2}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex PictureData();

    private static string Svg(string code)
    {
        using var data = QRCodeGenerator.GenerateQrCode(code, QRCodeGenerator.ECCLevel.M);
        using var svg = new SvgQRCode(data);
        return svg.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}

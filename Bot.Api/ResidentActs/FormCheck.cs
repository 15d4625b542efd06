using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Dialogs;
using Bot.Dialogs.Reading;

namespace Bot.Api.ResidentActs;

/// <summary>What can be said of a report's form before anything is asked: the field at fault and why, or what the draft takes from it.</summary>
internal static class FormCheck
{
    private const string SeePhoto = "（见照片）";

    private static readonly string[] Kinds = ["complaint", "request", "inquiry", "suggestion", "praise"];

    /// <summary>The words, and the draft of what the form says beside them; or the refusal.</summary>
    public static (string Words, Draft Beside, ActRefusal? Refusal) Of(ReportRequest form, Jurisdiction jurisdiction)
    {
        var words = Plain.Clean(form.Text);
        var phone = form.Phone is { Length: > 0 } given ? Numbers.Phone(given)?.Phone : null;
        var refusal = Words(words, form.Media)
            ?? (form.Kind is { } kind && !Kinds.Contains(kind, StringComparer.Ordinal) ? ActRefusals.Wrong("kind", $"类别只能是 {string.Join("、", Kinds)}。") : null)
            ?? (form.Item is { } item && jurisdiction.Item(item) is null ? ActRefusals.Wrong("item", "没有这个事项，请重新选。") : null)
            ?? (form.Phone is { Length: > 0 } && phone is null ? ActRefusals.Wrong("phone", "这个号码好像不全，请再看看；不想留就空着。") : null)
            ?? (form.OnBehalfOf?.Length > ReportRequest.OnBehalfLength ? ActRefusals.Wrong("onBehalfOf", $"替谁报的，最多写 {ReportRequest.OnBehalfLength} 个字（母亲、邻居奶奶）。") : null)
            ?? Media(form.Media)
            ?? (form.Join is { } join && !IntakeNumber.TryParse(join, out _) ? ActRefusals.Wrong("join", "编号的样子是 WG-20260101-000001。") : null)
            ?? Place(form.Place);
        var beside = new Draft
        {
            Kind = form.Kind,
            Item = form.Item,
            Phone = phone,
            OnBehalfOf = Plain.Clean(form.OnBehalfOf) is { Length: > 0 } whom ? whom : null,
            Confidential = form.Confidential,
        };
        return (words.Length > 0 ? words : SeePhoto, beside, refusal);
    }

    /// <summary>Words of a report or a supplement: some, or media instead, and not too many.</summary>
    public static ActRefusal? Words(string words, IReadOnlyList<string>? media) => words.Length switch
    {
        0 when media is not { Count: > 0 } => ActRefusals.Wrong("text", "请写下是什么事，或者添一张照片。"),
        > DialogLimits.TextLength => ActRefusals.Wrong("text", $"一件事最多写 {DialogLimits.TextLength} 个字，现在有 {words.Length} 个，请挑要紧的写。"),
        _ => null,
    };

    public static ActRefusal? Media(IReadOnlyList<string>? media) => media switch
    {
        { Count: > DialogLimits.Media } => ActRefusals.Wrong("media", $"照片、视频最多 {DialogLimits.Media} 个。"),
        not null when media.Distinct(StringComparer.Ordinal).Count() < media.Count => ActRefusals.Wrong("media", "同一个文件写了两次。"),
        _ => null,
    };

    /// <summary>A place's form by itself.</summary>
    public static ActRefusal? Place(PlaceRequest? place) => place switch
    {
        null => null,
        { Text.Length: > ReportRequest.PlaceLength } => ActRefusals.Wrong("place.text", $"地点最多写 {ReportRequest.PlaceLength} 个字。"),
        { Lon: null, Lat: not null } or { Lon: not null, Lat: null } => ActRefusals.Wrong("place.lon", "经度（lon）和纬度（lat）要一起给。"),
        { Crs: { } crs } when CoordinateSystemNames.Named(crs) is null => ActRefusals.Wrong("place.crs", $"坐标系只能是 {CoordinateSystemNames.All}。"),
        { Lon: { } lon, Lat: { } lat } when !GeoPoint.IsValid(lon, lat) => ActRefusals.Wrong("place.lon", "经度在 -180 到 180 之间，纬度在 -90 到 90 之间。"),
        _ => null,
    };
}

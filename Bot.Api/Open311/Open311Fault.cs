namespace Bot.Api.Open311;

/// <summary>
/// Something wrong with a request: the HTTP status, and a sentence for people ("this is meant to be seen by the user"). "The HTTP error codes
/// should always be 404 for resources that don't exist, 403 for errors because of wrong or missing api_key and basically 400 for any other error."
/// </summary>
public sealed record Open311Fault(int Code, string Description)
{
    public static Open311Fault Missing(string field, string what) => new(StatusCodes.Status400BadRequest, $"缺少 {field}：{what}");

    public static Open311Fault Wrong(string field, string why) => new(StatusCodes.Status400BadRequest, $"{field} 不对：{why}");

    public static Open311Fault TooLong(string field, int most, int length) => Wrong(field, $"最多 {most} 个字，现在有 {length} 个。");

    public static Open311Fault NotFound(string field, string value, string what) => new(StatusCodes.Status404NotFound, $"{field} “{Shown(value)}” 找不到：{what}");

    /// <summary>All that is wrong at once ("the response is an array"); the first one's code is the status.</summary>
    public static Open311Result Answer(params IReadOnlyList<Open311Fault> faults) => new(
        faults[0].Code,
        "errors",
        new Answer.Many("error", [.. faults.Select(f => new Answer.Fields(("code", new Answer.Number(f.Code)), ("description", new Answer.Text(f.Description))))]));

    private static string Shown(string value) => value.Length <= Open311Limits.NameLength ? value : value[..Open311Limits.NameLength] + "…";
}

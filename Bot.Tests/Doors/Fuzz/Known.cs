using System.Security.Cryptography;
using Bot.Tests.Handling;

namespace Bot.Tests.Doors.Fuzz;

/// <summary>Values that mean something to this bot, by the names of fields.</summary>
internal static class Known
{
    public static Hints Of(Neighbour neighbour, IReadOnlyList<Belongings> own, (string Id, string Delivery) hook, string open311Key)
    {
        string[] theirs = [neighbour.Open, neighbour.Confidential];
        string[] numbers = [.. own.SelectMany(o => new[] { o.Handled, o.Resolved })];
        string[] uploads = [.. own.Select(o => o.Upload), neighbour.Photo];
        string[] texts = ["路口的路灯坏了好几天，晚上看不见", "楼道里堆满了垃圾", "医保怎么报销", "荷塘小区门口的井盖松了", "谢谢网格员"];
        var sha = Convert.ToHexStringLower(SHA256.HashData(Pictures.Jpeg));
        var known = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["number"] = [.. numbers, .. theirs, "WG-20260101-000001"],
            ["service_request_id"] = [.. numbers, .. theirs, $"{neighbour.Open},{neighbour.Confidential}"],
            ["join"] = [.. theirs, numbers[0]],
            ["assignee"] = ["w-demo", numbers[0]],
            ["id"] = ["own-draft", "d1", hook.Id, .. own.SelectMany(o => new[] { o.Upload, o.Begun }), neighbour.Photo, "1", "2", "3"],
            ["delivery"] = [hook.Delivery],
            ["attachment"] = uploads,
            ["media[]"] = uploads,
            ["draftId"] = ["own-draft", "d1"],
            ["n"] = ["0", "1"],
            ["type"] = ["image"],
            ["size"] = [Pictures.Jpeg.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)],
            ["sha256"] = [sha],
            ["code"] = [FuzzHost.Grid, "sanitation", "oTriesThings0001", "123456"],
            ["gridCode"] = [FuzzHost.Grid],
            ["scene"] = ["grid:" + FuzzHost.Grid],
            ["token"] = ["made-up-token"],
            ["format"] = ["json", "xml"],
            ["refreshToken"] = [.. own.Select(o => o.RefreshToken)],
            ["text"] = texts,
            ["question"] = ["医保怎么报销", "低保怎么申请"],
            ["words"] = ["很好", "没修好"],
            ["reason"] = ["已经好了", "还是不亮"],
            ["note"] = ["去现场看过，安排明天修", "要等配件"],
            ["kind"] = ["request", "complaint", "suggestion"],
            ["item"] = ["sanitation", "municipal-facility"],
            ["phone"] = ["13800000077"],
            ["onBehalfOf"] = ["母亲"],
            ["crs"] = ["gcj02", "wgs84"],
            ["lon"] = ["117.02675"],
            ["lat"] = ["34.95345"],
            ["q"] = ["荷塘小区", "西岗"],
            ["score"] = ["5", "3", "1"],
            ["status"] = ["open", "closed"],
            ["limit"] = ["20", "1"],
            ["after"] = ["0"],
            ["state"] = ["waiting", "parked"],
            ["confirm"] = ["true", "false"],
            ["templateId"] = ["demo-subscription-progress"],
            ["result"] = ["accept", "reject", "ban"],
            ["action"] = ["accept", "note", "resolve", "extend", "assign", "return", "merge"],
            ["userid"] = ["w-demo"],
            ["role"] = ["网格员"],
            ["name"] = ["演示网格员"],
            ["until"] = ["2026-11-30T09:00:00+08:00"],
            ["url"] = ["https://127.0.0.1:9/hook", "https://localhost/hook"],
            ["Idempotency-Key"] = [.. Enumerable.Range(0, 40).Select(n => $"made-up-key-{n.ToString("D4", System.Globalization.CultureInfo.InvariantCulture)}")],
            ["X-Reason"] = ["%E5%9B%9E%E8%AE%BF%E5%B1%85%E6%B0%91%E6%BB%A1%E4%B8%8D%E6%BB%A1%E6%84%8F"],
            ["api_key"] = [open311Key],
            ["service_code"] = ["sanitation", "municipal-facility"],
            ["address_string"] = ["西岗镇荷塘小区"],
            ["description"] = texts,
            ["jurisdiction_id"] = [""],
            ["email"] = ["demo@example.com"],
            ["media_url"] = [""],
            ["start_date"] = ["2026-11-01T00:00:00Z"],
            ["end_date"] = ["2026-11-30T00:00:00Z"],
            ["extensions"] = ["true"],
            ["page"] = ["1"],
            ["page_size"] = ["20"],
        };
        return new Hints(known, [Pictures.Jpeg, [0xFF], new byte[512 * 1024], new byte[(512 * 1024) + 1]]);
    }
}

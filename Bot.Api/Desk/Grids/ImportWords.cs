using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Data.Grids;

namespace Bot.Api.Desk.Grids;

/// <summary>What is wrong or doubtful in a file of grids or addresses, in Chinese: where, which field, why.</summary>
public static partial class ImportWords
{
    public static string Of(GridImportProblem problem) =>
        $"{(problem.Feature is { } number ? $"第 {number} 个网格，" : "")}{Field(problem.Field)}：{ImportReasons.Of(problem.Reason)}";

    public static string Of(AddressImportProblem problem) => $"第 {problem.Line} 行，{Field(problem.Field)}：{ImportReasons.Of(problem.Reason)}";

    private static string Field(string field) => Member().Match(field) is { Success: true } member
        ? $"第 {int.Parse(member.Groups[1].ValueSpan, CultureInfo.InvariantCulture) + 1} 个人{(member.Groups[2].Length > 0 ? "的" + Name(member.Groups[2].Value) : "")}"
        : Name(field);

    private static string Name(string field) => field switch
    {
        "code" => "编码",
        "name" => "名称",
        "kind" => "类型",
        "parent" => "上级区划",
        "area" => "范围",
        "households" => "户数",
        "valid_from" or "valid_to" => "有效期",
        "addresses" => "地址",
        "robot" => "群机器人",
        "members" => "人员",
        "role" => "岗位",
        "phone" => "电话",
        "userid" => "企业微信账号",
        "photo" => "照片",
        "public" => "公开与否",
        "geometry" => "边界",
        "file" => "文件",
        "crs_name" => "坐标系",
        "address" => "地址",
        "grid_code" => "网格编码",
        "lon" => "经度",
        "lat" => "纬度",
        "crs" => "坐标系",
        "header" => "表头",
        _ => field,
    };

    [GeneratedRegex(@"\Amembers\[([0-9]{1,3})\](?:\.([a-z]+))?\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Member();
}

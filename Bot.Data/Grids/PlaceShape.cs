using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace Bot.Data.Grids;

/// <summary>What a normalised address looks like from its end: a building, a door, a village group, or just a name.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlaceShape(PlacePrecision Precision, string Whole, bool IsDoor, bool IsGroup)
{
    /// <summary>Words that name no place by themselves.</summary>
    private static readonly FrozenSet<string> Common = new[]
    {
        "小区", "社区", "花园", "家园", "公寓", "大厦", "广场", "学校", "小学", "中学", "医院", "市场", "超市", "门口", "楼下",
        "村委", "村委会", "居委会", "政府", "镇政府", "街道", "办事处", "公园", "车站", "派出所", "幼儿园", "卫生院", "菜市场",
        "新村", "名邸", "公馆", "雅苑", "华庭", "号楼", "单元", "网格", "村里", "全村", "辖区", "沿街", "商铺",
    }.ToFrozenSet(StringComparer.Ordinal);

    internal static PlaceShape Of(string key)
    {
        var building = key.IndexOf("号楼", StringComparison.Ordinal);
        if (building > 0)
        {
            return new PlaceShape(PlacePrecision.Exact, BeforeNumber(key, building), IsDoor: false, IsGroup: false);
        }

        if (key.Length > 2 && char.IsAsciiDigit(key[^2]) && key[^1] is '组' or '号')
        {
            var isGroup = key[^1] == '组';
            return new PlaceShape(PlacePrecision.Exact, isGroup ? "" : BeforeNumber(key, key.Length - 1), !isGroup, isGroup);
        }

        return new PlaceShape(PlacePrecision.Named, "", IsDoor: false, IsGroup: false);
    }

    /// <summary>Whether a key says enough to look for: more than digits, units and common words.</summary>
    internal static bool IsTelling(string key)
    {
        if (key.Length < 2 || Common.Contains(key))
        {
            return false;
        }

        var rest = key.Replace("号楼", "", StringComparison.Ordinal).Replace("单元", "", StringComparison.Ordinal);
        var letters = rest.Count(c => !char.IsAsciiLetterOrDigit(c) && c is not ('组' or '号' or '室' or '楼' or '层'));
        return letters >= 2;
    }

    private static string BeforeNumber(string key, int end)
    {
        while (end > 0 && char.IsAsciiLetterOrDigit(key[end - 1]))
        {
            end--;
        }

        var whole = key[..end];
        return whole.Length >= 2 && IsTelling(whole) ? whole : "";
    }
}

using System.Text.Json;

namespace Bot.Data.Grids;

/// <summary>Reads the members of a grid and warns where residents would find nobody to call.</summary>
internal static class MemberReader
{
    private const string WorkerRole = "网格员";

    internal static List<GridMember> Read(JsonElement properties, FeatureReader feature)
    {
        var members = new List<GridMember>();
        if (properties.TryGetProperty("members", out var list) && list.ValueKind != JsonValueKind.Null)
        {
            if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > GridImportLimits.MaxMembersPerGrid)
            {
                feature.Refuse("members", $"must be a list of at most {GridImportLimits.MaxMembersPerGrid} members");
                return members;
            }

            foreach (var member in list.EnumerateArray())
            {
                members.Add(ReadOne(member, members.Count, feature));
            }
        }

        WarnOfGaps(members, feature);
        return members;
    }

    private static GridMember ReadOne(JsonElement member, int order, FeatureReader feature)
    {
        var path = $"members[{order}].";
        if (member.ValueKind != JsonValueKind.Object)
        {
            feature.Refuse($"members[{order}]", $"{FeatureReader.Short(member)} is not an object");
            return new GridMember();
        }

        return new GridMember
        {
            Role = feature.Text(member, "role", GridImportLimits.MaxNameLength, isRequired: true, path) ?? "",
            Name = feature.Text(member, "name", GridImportLimits.MaxNameLength, isRequired: true, path) ?? "",
            Phone = Phone(member, path, feature),
            UserId = feature.Text(member, "userid", GridImportLimits.MaxCodeLength, path: path),
            Photo = feature.Text(member, "photo", GridImportLimits.MaxPhotoLength, path: path),
            IsPublic = IsPublic(member, path, feature),
            Order = order,
        };
    }

    private static string Phone(JsonElement member, string path, FeatureReader feature)
    {
        var phone = feature.Text(member, "phone", GridImportLimits.MaxNameLength, path: path);
        if (phone is not null && !PhoneForms.IsOne(phone))
        {
            feature.Refuse(path + "phone", $"\"{phone}\" is neither a mobile number (13800001234), nor a landline (0632-5551234), nor a hotline (12345)");
        }

        return phone ?? "";
    }

    private static bool IsPublic(JsonElement member, string path, FeatureReader feature)
    {
        if (!member.TryGetProperty("public", out var value) || value.ValueKind is JsonValueKind.Null or JsonValueKind.True)
        {
            return true;
        }

        if (value.ValueKind != JsonValueKind.False)
        {
            feature.Refuse(path + "public", $"{FeatureReader.Short(value)} is neither true nor false");
        }

        return false;
    }

    private static void WarnOfGaps(List<GridMember> members, FeatureReader feature)
    {
        if (!members.Exists(member => member.Role.Contains(WorkerRole, StringComparison.Ordinal)))
        {
            feature.Warn("members", "no grid worker (网格员) is listed");
        }

        if (!members.Exists(member => member.IsPublic))
        {
            feature.Warn("members", "no member is public: residents will find nobody to call");
        }

        foreach (var member in members.Where(member => member.IsPublic && member.Phone.Length == 0))
        {
            feature.Warn($"members[{member.Order}].phone", "missing, although the member is public");
        }
    }
}

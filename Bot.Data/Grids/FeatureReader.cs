using System.Globalization;
using System.Text.Json;

namespace Bot.Data.Grids;

/// <summary>Reads the properties of one feature; every fault goes to the refusals with the feature's number.</summary>
internal sealed class FeatureReader(int number, ProblemList refusals, ProblemList warnings)
{
    private const int DivisionDigits = 12;
    private const int LongestQuote = 40;

    private string _code = "";

    internal Grid ReadGrid(JsonElement feature, CoordinateSystem system)
    {
        if (feature.ValueKind != JsonValueKind.Object || !GridImport.IsText(feature, "type", "Feature"))
        {
            Refuse("type", "must be a GeoJSON object of type Feature");
            return new Grid();
        }

        if (!feature.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            Refuse("properties", "missing");
            return new Grid();
        }

        _code = Code(properties);
        var grid = new Grid
        {
            Code = _code,
            Name = Text(properties, "name", GridImportLimits.MaxNameLength, isRequired: true) ?? "",
            Kind = Kind(properties),
            Parent = Parent(properties),
            Area = Text(properties, "area", GridImportLimits.MaxAreaLength) ?? "",
            Households = Households(properties),
            ValidFrom = Date(properties, "valid_from"),
            ValidTo = Date(properties, "valid_to"),
            Robot = Text(properties, "robot", GridImportLimits.MaxNameLength),
            Addresses = AddressReader.Read(properties, system, this),
            Members = MemberReader.Read(properties, this),
        };
        if (grid.ValidFrom > grid.ValidTo)
        {
            Refuse("valid_to", $"{grid.ValidTo:yyyy-MM-dd} lies before valid_from {grid.ValidFrom:yyyy-MM-dd}");
        }

        return grid;
    }

    internal void Refuse(string field, string reason) => refusals.Add(number, field, reason, Codes());

    internal void Warn(string field, string reason) => warnings.Add(number, field, reason, Codes());

    /// <summary>Text without outer spaces; null where absent or empty.</summary>
    internal string? Text(JsonElement owner, string name, int maxLength, bool isRequired = false, string path = "")
    {
        var field = path + name;
        if (!owner.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            RefuseMissing(field, isRequired);
            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Refuse(field, $"{Short(value)} is not text");
            return null;
        }

        var text = value.GetString()!.Trim();
        if (text.Length > maxLength)
        {
            Refuse(field, $"has {text.Length} characters, at most {maxLength} are allowed");
        }

        if (text.Any(char.IsControl))
        {
            Refuse(field, "contains a control character");
        }

        if (text.Length == 0)
        {
            RefuseMissing(field, isRequired);
        }

        return text.Length == 0 ? null : text;
    }

    /// <summary>A value as quoted in a reason.</summary>
    internal static string Short(JsonElement value)
    {
        var raw = value.GetRawText();
        return raw.Length <= LongestQuote ? raw : raw[..LongestQuote] + "…";
    }

    private void RefuseMissing(string field, bool isRequired)
    {
        if (isRequired)
        {
            Refuse(field, "missing");
        }
    }

    private string[] Codes() => _code.Length > 0 ? [_code] : [];

    private string Code(JsonElement properties)
    {
        var code = Text(properties, "code", GridImportLimits.MaxCodeLength, isRequired: true) ?? "";
        if (!code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            Refuse("code", $"\"{code}\" may hold only letters, digits, '-', '_' and '.'");
        }

        return code;
    }

    private string Kind(JsonElement properties)
    {
        var kind = Text(properties, "kind", GridImportLimits.MaxNameLength, isRequired: true);
        if (kind is not null && !GridKinds.All.Contains(kind))
        {
            Refuse("kind", $"\"{kind}\" is not one of basic, business, exclusive, comprehensive");
        }

        return kind ?? GridKinds.Basic;
    }

    private string Parent(JsonElement properties)
    {
        var parent = Text(properties, "parent", GridImportLimits.MaxCodeLength, isRequired: true);
        if (parent is not null && (parent.Length != DivisionDigits || !parent.All(char.IsAsciiDigit)))
        {
            Refuse("parent", $"\"{parent}\" is not a division code of {DivisionDigits} digits");
        }

        return parent ?? "";
    }

    private int? Households(JsonElement properties)
    {
        if (!properties.TryGetProperty("households", out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var households) || households < 0)
        {
            Refuse("households", $"{Short(value)} is not a whole number from 0 up");
            return null;
        }

        if (households is < GridImportLimits.FewestHouseholds or > GridImportLimits.MostHouseholds)
        {
            Warn("households", $"{households} is outside the usual {GridImportLimits.FewestHouseholds} to {GridImportLimits.MostHouseholds}");
        }

        return households;
    }

    private DateOnly? Date(JsonElement properties, string name)
    {
        if (Text(properties, name, GridImportLimits.MaxNameLength) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Refuse(name, $"\"{text}\" is not a date like 2026-01-31");
        return null;
    }
}

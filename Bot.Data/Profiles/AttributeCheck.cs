namespace Bot.Data.Profiles;

/// <summary>The rules of the questions that go with an item.</summary>
internal static class AttributeCheck
{
    /// <summary>Questions of one item.</summary>
    internal const int Most = 20;

    /// <summary>Answers of one list.</summary>
    internal const int MostValues = 50;

    private const int LongestDescription = 100;
    private const int LongestName = 50;

    /// <summary>Codes that every item has of its own.</summary>
    private static readonly string[] Reserved = ["kind", "confidential", "danger"];

    internal static void Run(IReadOnlyList<ProfileAttribute> attributes, Rules rules, string path)
    {
        rules.Between(attributes.Count, 0, Most, path);
        rules.Unique(attributes.Select(a => a.Code), path);
        foreach (var attribute in attributes)
        {
            One(attribute, rules, $"{path} \"{attribute.Code}\"");
        }
    }

    private static void One(ProfileAttribute attribute, Rules rules, string path)
    {
        rules.Code(attribute.Code, path);
        rules.Require(!Reserved.Contains(attribute.Code, StringComparer.Ordinal), path, "is asked with every item already");
        rules.Require(attribute.Description.Length is > 0 and <= LongestDescription, path + " description", $"must have 1 to {LongestDescription} characters");
        rules.Require(attribute.Hint is null or { Length: > 0 and <= LongestDescription }, path + " hint", $"must have 1 to {LongestDescription} characters");
        rules.Require(attribute.IsList == attribute.Values.Count > 0, path + " values", attribute.IsList ? "must hold the answers of the list" : "are only for lists");
        rules.Require(attribute.Values.Count <= MostValues, path + " values", $"are more than {MostValues}");
        rules.Unique(attribute.Values.Select(v => v.Key), path + " values");
        foreach (var value in attribute.Values)
        {
            rules.Code(value.Key, path + " values");
            rules.Require(value.Name.Length is > 0 and <= LongestName, path + " values", $"\"{value.Key}\" needs a name of 1 to {LongestName} characters");
        }
    }
}

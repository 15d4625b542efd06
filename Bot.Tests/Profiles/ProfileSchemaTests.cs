using System.Text.Json.Nodes;
using Bot.Data.Profiles;
using Xunit;

namespace Bot.Tests.Profiles;

/// <summary>The form that editors complete profiles by is the one that the bot reads them by.</summary>
public sealed class ProfileSchemaTests
{
    private static readonly JsonNode Schema = JsonNode.Parse(ProfileSchema.Text())!;

    public static TheoryData<string> Places => Shipped.Names;

    /// <summary>When this fails after a change of the types: <c>Bot.Api profile-schema &gt; profiles/profile.schema.json</c>.</summary>
    [Fact]
    public void The_file_is_what_the_types_say() =>
        Assert.Equal(ProfileSchema.Text(), File.ReadAllText(Path.Combine(Shipped.Folder, ProfileSchema.FileName)));

    [Theory]
    [MemberData(nameof(Places))]
    public void Each_shipped_profile_refers_to_it_and_passes_it(string place)
    {
        var profile = JsonNode.Parse(File.ReadAllText(Shipped.FileOf(place)))!;
        Assert.Equal(ProfileSchema.FileName, profile["$schema"]?.GetValue<string>());
        Assert.Empty(new SchemaCheck(Schema).Of(profile));
    }

    [Theory]
    [InlineData("place", "3", "$.place is integer")]
    [InlineData("plaze", "\"x\"", "$.plaze is not known")]
    [InlineData("workingHours", """[{"start":"9 o'clock","end":"12:00"}]""", "$.workingHours[0].start does not match")]
    [InlineData("ladder", """[{"level":"grid","name":"网格","workingDays":3,"heldBy":"nobody"}]""", "$.ladder[0].heldBy is none of the values")]
    [InlineData("promises", """{"acceptWorkingHours":4}""", "$.promises lacks a member")]
    [InlineData("desk", """{"name":"a","phone":"12345","members":[{"userId":"x","name":"y","title":"z","shoe":"44"}]}""", "$.desk.members[0].shoe is not known")]
    public void What_the_bot_would_not_read_does_not_pass(string member, string value, string fault)
    {
        var profile = JsonNode.Parse(File.ReadAllText(Shipped.FileOf("xigang")))!.AsObject();
        profile[member] = JsonNode.Parse(value);
        Assert.Contains(fault, new SchemaCheck(Schema).Of(profile));
    }

    [Fact]
    public void Every_field_is_described() => Assert.Empty(Undescribed(Schema.AsObject(), "$"));

    private static IEnumerable<string> Undescribed(JsonObject rule, string path)
    {
        foreach (var (name, member) in rule["properties"] as JsonObject ?? [])
        {
            if (member!["description"] is null)
            {
                yield return $"{path}.{name}";
            }

            foreach (var deeper in Undescribed(member.AsObject(), $"{path}.{name}"))
            {
                yield return deeper;
            }
        }

        foreach (var deeper in rule["items"] is JsonObject entries ? Undescribed(entries, path + "[]") : [])
        {
            yield return deeper;
        }
    }
}

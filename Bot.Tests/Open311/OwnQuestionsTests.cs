using System.Net;
using System.Text.Json.Nodes;
using Bot.Api.Conversations;
using Bot.Data.Profiles;
using Bot.Tests.Road;
using Xunit;

namespace Bot.Tests.Open311;

/// <summary>A place asks its own questions with its items (<c>attributes</c> of an item in its profile).</summary>
public sealed class OwnQuestionsTests(OwnQuestionsTests.Place place) : IClassFixture<OwnQuestionsTests.Place>
{
    private const string Asked = """
        [{"code":"bin","description":"是哪种桶？","datatype":"singlevaluelist","required":true,"values":[{"key":"dry","name":"干桶"},{"key":"wet","name":"湿桶"}]},
         {"code":"days","description":"几天没收了？","datatype":"number","hint":"只填数字"}]
        """;

    [Fact]
    public async Task They_stand_in_the_definition_and_a_required_one_must_be_answered()
    {
        var first = (await place.GetAsync("services/sanitation.json")).Json.GetProperty("attributes")[0];
        Assert.Equal(("bin", true, 1), (first.GetProperty("code").GetString(), first.GetProperty("required").GetBoolean(), first.GetProperty("order").GetInt32()));

        var without = await place.PostAsync("requests.json", Open311Host.Form());
        Assert.Equal(HttpStatusCode.BadRequest, without.Status);
        Assert.Contains("attribute[bin]", without.Json[0].GetProperty("description").GetString(), StringComparison.Ordinal);

        var with = await place.PostAsync("requests.json", Open311Host.Form(("attribute[bin]", "wet"), ("attribute[days]", "3")));
        Assert.EndsWith("是哪种桶？湿桶\n几天没收了？3", (await place.IntakeAsync(with.Number)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_list_takes_the_built_in_ones_away_and_a_withdrawn_item_is_no_service()
    {
        Assert.DoesNotContain("dancing", (await place.GetAsync("services/noise.json")).Body, StringComparison.Ordinal);
        var withdrawn = await place.GetAsync("services/pets.json");
        Assert.Equal(HttpStatusCode.NotFound, withdrawn.Status);
        Assert.Contains("请打 12345", withdrawn.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("\"pets\"", (await place.GetAsync("services.json")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_place_refuses_at_the_door_is_refused_with_its_sentence()
    {
        var refused = await place.PostAsync("requests.json", Open311Host.Form(("attribute[bin]", "dry"), ("description", "帮我遛狗")));
        Assert.Equal((HttpStatusCode.BadRequest, true), (refused.Status, refused.Body.Contains("网格员不能代遛", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("""[{"code":"A b","description":"x","datatype":"string"}]""", "attributes \"A b\" \"A b\" may hold")]
    [InlineData("""[{"code":"kind","description":"x","datatype":"string"}]""", "attributes \"kind\" is asked with every item already")]
    [InlineData("""[{"code":"a","description":"","datatype":"string"}]""", "attributes \"a\" description must have 1 to 100")]
    [InlineData("""[{"code":"a","description":"x","datatype":"poem"}]""", "$.items.entries[0].attributes[0].datatype")]
    [InlineData("""[{"code":"a","description":"x","datatype":"singlevaluelist"}]""", "attributes \"a\" values must hold the answers")]
    [InlineData("""[{"code":"a","description":"x","datatype":"text","values":[{"key":"b","name":"c"}]}]""", "attributes \"a\" values are only for lists")]
    [InlineData("""[{"code":"a","description":"x","datatype":"multivaluelist","values":[{"key":"b","name":"c"},{"key":"b","name":"d"}]}]""", "attributes \"a\" values names \"b\" twice")]
    [InlineData("""[{"code":"a","description":"x","datatype":"multivaluelist","values":[{"key":"b","name":""}]}]""", "attributes \"a\" values \"b\" needs a name")]
    [InlineData("""[{"code":"a","description":"x","datatype":"text"},{"code":"a","description":"y","datatype":"text"}]""", "attributes names \"a\" twice")]
    public void A_wrong_question_stops_the_start_with_path_and_reason(string attributes, string said)
    {
        var file = ChangedProfile.Write(p => p["items"] = new JsonObject { ["entries"] = new JsonArray(new JsonObject { ["code"] = "noise", ["attributes"] = JsonNode.Parse(attributes) }) });
        Assert.Contains(said, Assert.Throws<ProfileException>(() => ItemList.Of(ProfileFile.Read(file))).Message, StringComparison.Ordinal);
    }

    /// <summary>The demo's place with items and refusals of its own.</summary>
    public sealed class Place : Open311Host
    {
        protected override string Profile { get; } = ChangedProfile.Write(profile =>
        {
            AloneProfile.Apply(profile);
            profile["items"] = new JsonObject
            {
                ["entries"] = new JsonArray(
                    new JsonObject { ["code"] = "sanitation", ["attributes"] = JsonNode.Parse(Asked) },
                    new JsonObject { ["code"] = "noise", ["attributes"] = new JsonArray() },
                    new JsonObject { ["code"] = "pets", ["withdrawn"] = "这一项归城管，请打 12345。" }),
            };
            profile["refusals"] = new JsonArray(new JsonObject { ["words"] = new JsonArray("遛狗"), ["say"] = "网格员不能代遛，请找家里人。" });
        });
    }
}

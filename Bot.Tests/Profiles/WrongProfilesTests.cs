using System.Text.Json.Nodes;
using Bot.Api.Conversations;
using Bot.Data.Profiles;
using Xunit;

namespace Bot.Tests.Profiles;

/// <summary>A wrong profile stops the start with the file, the path inside it and the reason.</summary>
public sealed class WrongProfilesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("grid-bot-profiles-");

    /// <summary>Path inside taizhou.json (which uses most fields), the value put there (null removes it), and what is said.</summary>
    public static TheoryData<string, string?, string> Ways => new()
    {
        { "place", null, "place" },
        { "place", "\"\"", "place is empty" },
        { "place", "null", "$.place" },
        { "plaze", "\"x\"", "plaze" },
        { "note", "1", "$.note" },
        { "supervisionPhone", "\"call me\"", "supervisionPhone \"call me\" is not a phone number" },
        { "hotlinePhone", "\"\"", "hotlinePhone" },
        { "office.name", "\"\"", "office.name is empty" },
        { "office.robot", "\"\"", "office.robot is empty" },
        { "office.members.0.userId", "\"\"", "office.members hold one without userId or name" },
        { "desk.phone", "\"12\"", "desk.phone" },
        { "departments.1.name", "\"公安\"", "departments names \"公安\" twice" },
        { "departments.0", "null", "$.departments[0]" },
        { "departments.0.phone", "\"x\"", "departments \"公安\".phone" },
        { "ladder", "[]", "the number of rungs in ladder is 0, must be 2 to 8" },
        { "ladder.0.level", "\"street\"", "ladder[0].level must be \"grid\"" },
        { "ladder.1.level", "\"grid\"", "ladder names \"grid\" twice" },
        { "ladder.1.level", "\"Dorf 1\"", "ladder[1].level" },
        { "ladder.1.workingDays", "0", "ladder[1].workingDays is 0" },
        { "ladder.1.workingDays", "\"3\"", "$.ladder[1].workingDays" },
        { "ladder.1.acceptWorkingHours", "81", "ladder[1].acceptWorkingHours is 81" },
        { "ladder.1.heldBy", "\"own\"", "ladder[1].office is missing" },
        { "ladder.1.heldBy", "\"mayor\"", "$.ladder[1].heldBy" },
        { "ladder.1.office", """{"name":"x","phone":"12345"}""", "ladder[1].heldBy names somebody else" },
        { "ladder.1.holders", """[{"holder":""}]""", "ladder[1].holders hold one without a name" },
        { "officeLevel", "\"moon\"", "officeLevel \"moon\" is no level of the ladder (grid, village, township, county)" },
        { "officeLevel", "\"village\"", "officeLevel must be a rung that an office holds" },
        { "urgent", """{"tellAtOnce":["moon"]}""", "urgent.tellAtOnce \"moon\"" },
        { "dispatch.fromLevel", "\"moon\"", "dispatch.fromLevel \"moon\"" },
        { "dispatch.workingDays", "91", "dispatch.workingDays is 91" },
        { "promises.acceptWorkingHours", "0", "promises.acceptWorkingHours is 0" },
        { "promises.urgentResolveHours", null, "urgentResolveHours" },
        { "workingHours", "[]", "workingHours is empty" },
        { "workingHours.0.start", "\"13:00\"", "workingHours start must come before end" },
        { "workingHours.1.start", "\"11:00\"", "workingHours stretches must follow each other" },
        { "workingHours.0.start", "\"nine\"", "$.workingHours[0].start" },
        { "requests", """{"privateItems":["health","health"]}""", "requests.privateItems names \"health\" twice" },
        { "extension.most", "0", "extension.most is 0" },
        { "extension.approval", "\"mayor\"", "$.extension.approval" },
        { "grids.kinds.0.kind", "\"round\"", "grids.kinds \"round\" is none of basic, business, comprehensive, exclusive" },
        { "grids.codePattern", "\"[0-9\"", "grids.codePattern is no regular expression" },
        { "grids.codeRule", null, "grids.codeRule is missing" },
        { "grids.households", """[{"least":50,"most":30}]""", "grids.households 50 to 30 is no range" },
        { "grids.types.0.coefficient", "0", "grids.types coefficient" },
        { "grids.adjustment", """{"everyMonths":0}""", "grids.adjustment.everyMonths is 0" },
        { "team.roles.0.most", "0", "team.roles \"网格长\" most must not be less than least" },
        { "team.roles.1.role", "\"网格长\"", "team.roles names \"网格长\" twice" },
        { "team.roles.0.duties", null, "notice.duties are to be shown" },
        { "team.units", """[{"name":"大队","level":"moon"}]""", "team.units \"大队\" level \"moon\"" },
        { "progress.at.done", "\"评价\"", "progress.at \"done\" is none of" },
        { "progress.at.closed", "\"庆祝\"", "progress.at.closed \"庆祝\" is none of the steps" },
        { "items.temporaryDaysAtMost", "0", "items.temporaryDaysAtMost is 0" },
        { "items.entries.0.code", "\"sanitaion\"", "items.entries \"sanitaion\" is no service item" },
        { "items.entries.0.partOf", "\"moon\"", "items.entries \"sanitation\"" },
        { "items.entries.1.startLevel", "\"moon\"", "items.entries \"illegal-building\" startLevel \"moon\"" },
        { "items.entries.1.workingDays", """{"moon":3}""", "items.entries \"illegal-building\" workingDays \"moon\"" },
        { "items.entries.1.department", "\"爱情\"", "items.entries \"illegal-building\" department \"爱情\" is none of the departments" },
        { "items.entries.3.admitted", null, "items.entries \"river-patrol\" admitted is missing" },
        { "items.entries.3.words", """["河"]""", "items.entries \"river-patrol\" words" },
        { "items.entries.3.name", null, "items.entries \"river-patrol\" name is missing" },
        { "items.entries.6.until", "\"2027-11-01\"", "items.entries \"winter-fire\" until is more than 365 days" },
        { "items.entries.6.from", "\"2027-05-01\"", "items.entries \"winter-fire\" from must stand before until" },
        { "items.entries.6.from", "\"im Winter\"", "$.items.entries[6].from" },
        { "items.entries.4.weight", "-1", "items.entries \"fire-hazard\" weight" },
        { "items.entries", """[{"code":"other","withdrawn":"不收了"}]""", "items.entries \"other\" cannot be withdrawn" },
        { "refusals", """[{"words":["抓"],"say":"不行"}]""", "refusals[0].words must hold words of two characters and more" },
        { "refusals", """[{"words":["抓人"],"say":""}]""", "refusals[0].say" },
        { "reports.0.best", "10", "reports \"月度考核\" best says how many are named" },
        { "reports.1.name", "\"月度考核\"", "reports names \"月度考核\" twice" },
        { "reports.0.every", "\"often\"", "$.reports[0].every" },
        { "reports.0.items", """["noise","noice"]""", "reports \"月度考核\" items \"noice\" is no" },
        { "forms.0.kind", "\"poem\"", "$.forms[0].kind" },
        { "callBacks", """{"workingDays":0}""", "callBacks.workingDays is 0" },
        { "privacy", """{"say":""}""", "privacy.say must have 1 to 100 characters" },
        { "regulation", null, "$.items.article: An article is named, but no regulation" },
        { "afterResult.remindAfterDays", "7", "afterResult.remindAfterDays is 7, must be 1 to 6" },
        { "urging", """{"cooldownHours":0}""", "urging.cooldownHours is 0" },
        { "neighbours", """{"withinDays":-1}""", "neighbours.withinDays is -1" },
        { "limits", """{"intakesPerDay":0}""", "limits.intakesPerDay is 0" },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void It_is_refused_with_file_path_and_reason(string path, string? value, string said)
    {
        var file = Write("wrong.json", With(path, value));
        var fault = Assert.Throws<ProfileException>(() => ItemList.Of(ProfileFile.Read(file)));
        Assert.StartsWith(file + ": ", fault.Message, StringComparison.Ordinal);
        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_desk_that_the_place_does_not_have_agrees_to_no_extension()
    {
        var profile = JsonNode.Parse(With("extension", """{"approval":"desk"}"""))!.AsObject();
        Assert.Equal(ExtensionApproval.Desk, ProfileFile.Read(Write("with.json", profile.ToJsonString())).Extension.Approval);
        profile.Remove("desk");
        Assert.Contains(
            "extension.approval is desk, but the place has no desk",
            Assert.Throws<ProfileException>(() => ProfileFile.Read(Write("without.json", profile.ToJsonString()))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("empty.json", "", "empty.json: $")]
    [InlineData("null.json", "null", "null.json: $")]
    [InlineData("list.json", "[]", "list.json: $")]
    [InlineData("half.json", "{\"place\": \"x\",", "half.json: $")]
    public void What_is_no_profile_at_all_is_refused_alike(string name, string text, string said) =>
        Assert.Contains(said, Assert.Throws<ProfileException>(() => ProfileFile.Read(Write(name, text))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_there_or_too_large_or_named_oddly_is_refused()
    {
        Assert.Contains("cannot be read", Assert.Throws<ProfileException>(() => ProfileFile.Read(Path.Combine(_folder.FullName, "none.json"))).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be read", Assert.Throws<ProfileException>(() => ProfileFile.Read(_folder.FullName)).Message, StringComparison.Ordinal);
        Assert.Contains("at most", Assert.Throws<ProfileException>(() => ProfileFile.Read(Write("large.json", new string(' ', ProfileFile.MaxFileBytes + 1)))).Message, StringComparison.Ordinal);
        Assert.Contains("may hold a-z", Assert.Throws<ProfileException>(() => ProfileFile.Read(Write("Tai Zhou.json", File.ReadAllText(Shipped.FileOf("taizhou"))))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_said_twice_is_refused_rather_than_guessed()
    {
        var text = File.ReadAllText(Shipped.FileOf("taizhou")).Replace("\"hotlinePhone\"", "\"place\": \"路桥区\", \"hotlinePhone\"", StringComparison.Ordinal);
        Assert.Contains("place", Assert.Throws<ProfileException>(() => ProfileFile.Read(Write("twice.json", text))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_and_a_byte_order_mark_are_no_faults()
    {
        var text = "\uFEFF// 演示\n" + File.ReadAllText(Shipped.FileOf("taizhou"));
        Assert.Equal("椒江区", ProfileFile.Read(Write("taizhou.json", text)).Place);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder.FullName, name);
        File.WriteAllText(file, text);
        return file;
    }

    private static string With(string path, string? value)
    {
        var profile = JsonNode.Parse(File.ReadAllText(Shipped.FileOf("taizhou")))!;
        var names = path.Split('.');
        var owner = names[..^1].Aggregate(profile, (node, name) => node is JsonArray list ? list[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]! : node[name]!);
        var put = value is null ? null : JsonNode.Parse(value);
        if (owner is JsonArray entries)
        {
            entries[int.Parse(names[^1], System.Globalization.CultureInfo.InvariantCulture)] = put;
        }
        else if (value is null)
        {
            owner.AsObject().Remove(names[^1]);
        }
        else
        {
            owner[names[^1]] = put;
        }

        return profile.ToJsonString();
    }
}

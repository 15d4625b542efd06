using System.Text.RegularExpressions;
using Bot.Api.Conversations;
using Bot.Api.Profiles;
using Bot.Data.Profiles;
using Xunit;

namespace Bot.Tests.Profiles;

/// <summary>What all shipped profiles have in common.</summary>
public sealed partial class ShippedProfilesTests
{
    public static TheoryData<string> Places => Shipped.Names;

    [Fact]
    public void Five_places_are_shipped() => Assert.Equal(["fumeng", "jiangsu", "taizhou", "xigang", "xixian"], Shipped.Names.Select(n => n.Data));

    [Theory]
    [MemberData(nameof(Places))]
    public void It_is_usable_explains_itself_and_names_its_regulation(string place)
    {
        var profile = Shipped.Read(place);
        var said = ProfileExplanation.Of(profile);
        Assert.Contains(profile.Regulation!, said, StringComparison.Ordinal);
        Assert.All(ItemList.Of(profile), item => Assert.Contains(
            $"一件事怎么走：{item.Name}", IntakeTravel.Of(profile, new TravelQuestion(item.Code, Urgent: true, Confidential: true, Deadlines.PromiseStage.At("2026-11-23 09:00"))), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Its_people_phones_and_robots_are_demo_data_and_say_so(string place)
    {
        var profile = Shipped.Read(place);
        Assert.Contains("（演示）", profile.Note, StringComparison.Ordinal);
        ProfileOffice?[] all = [profile.Office, profile.Desk, .. profile.Departments, .. profile.Rungs.Select(r => r.Office)];
        Assert.All(all.OfType<ProfileOffice>(), office =>
        {
            Assert.StartsWith($"robot-{place}-", office.Robot, StringComparison.Ordinal);
            Assert.Matches(Synthetic(), office.Phone);
            Assert.All(office.Members, m => Assert.Contains("（演示）", m.Title, StringComparison.Ordinal));
            Assert.All(office.Members, m => Assert.StartsWith("演示", m.Name, StringComparison.Ordinal));
        });
        Assert.Equal(all.OfType<ProfileOffice>().Count(), all.OfType<ProfileOffice>().Select(o => o.Robot).Distinct(StringComparer.Ordinal).Count());
    }

    /// <summary>No exchange hands out numbers that begin with 00000; 12345 is the public hotline everywhere.</summary>
    [GeneratedRegex("^0[0-9]{2,3}-(00000[0-9]{2,3}|12345)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Synthetic();
}

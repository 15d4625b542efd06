using System.Text.RegularExpressions;
using Bot.Tests.Grids;
using Xunit;

namespace Bot.Tests.House;

/// <summary>Laws of the house that neither the compiler nor an analyzer keeps.</summary>
public sealed partial class TidinessTests
{
    private const int LongestFile = 300;

    /// <summary>Rooms of the tests that are about the places shipped, or copy their files.</summary>
    private static readonly string[] OfPlaces = ["Places", "Profiles", "Consulting", "Simulator"];

    [Fact]
    public void No_file_has_grown_to_be_two_things() =>
        Assert.DoesNotContain(Sources(), f => !f.Contains("Migrations", StringComparison.Ordinal) && File.ReadLines(f).Count() > LongestFile);

    [Fact]
    public void No_sync_over_async_and_no_sleeping() =>
        Assert.DoesNotContain(Sources(), f => !f.Contains("Bot.Tests", StringComparison.Ordinal) && Blocking().IsMatch(File.ReadAllText(f)));

    [Fact]
    public void No_file_holds_a_path_of_a_machine_or_an_unfinished_promise() =>
        Assert.DoesNotContain(Sources(), f => !f.EndsWith("TidinessTests.cs", StringComparison.Ordinal) && Unfinished().IsMatch(File.ReadAllText(f)));

    [Fact]
    public void Classes_that_are_not_meant_to_be_inherited_are_sealed()
    {
        var types = new[] { typeof(Bot.Api.Hosting.BotHost), typeof(Bot.Data.Storage.GroupCommit), typeof(Bot.Dialogs.Conversation), typeof(Bot.WeChat.Crypto.CallbackCrypto) }
            .SelectMany(t => t.Assembly.GetTypes()).ToList();
        var inherited = types.Select(t => t.BaseType).ToHashSet();
        var open = types
            .Where(t => !inherited.Contains(t))
            .Where(t => t is { IsClass: true, IsAbstract: false, IsSealed: false, IsNested: false } && t.Namespace?.StartsWith("Bot.", StringComparison.Ordinal) == true)
            .Where(t => !t.Name.Contains('<', StringComparison.Ordinal) && !t.FullName!.Contains("AspNetCoreGeneratedDocument", StringComparison.Ordinal));
        Assert.Empty(open);
    }

    [Fact]
    public void A_place_may_change_its_rules_and_only_the_tests_of_places_must_be_told() => Assert.DoesNotContain(
        Sources().Where(f => f.Contains("Bot.Tests", StringComparison.Ordinal)),
        f => !OfPlaces.Any(room => f.Contains($"{Path.DirectorySeparatorChar}{room}{Path.DirectorySeparatorChar}", StringComparison.Ordinal)) && RealPlace().IsMatch(File.ReadAllText(f)));

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(DemoGrids.RepositoryRoot, "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !f.Contains("node_modules", StringComparison.Ordinal));

    [GeneratedRegex(@"\.GetAwaiter\(\)\.GetResult\(\)|Thread\.Sleep", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Blocking();

    // A profile read from where the shipped ones lie, or a robot that one of them names.
    [GeneratedRegex("\"profiles\", \"[a-z]+\\.json\"|\"(?:robot:)?robot-(?:xixian|fumeng|jiangsu|taizhou|xigang)-", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex RealPlace();

    [GeneratedRegex(@"\bTODO\b|NotImplementedException|/root/|/home/", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2_000)]
    private static partial Regex Unfinished();
}

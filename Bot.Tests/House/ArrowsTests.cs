using Xunit;

namespace Bot.Tests.House;

/// <summary>Arrows point down only: which room may lean on which.</summary>
public sealed class ArrowsTests
{
    [Theory]
    [InlineData("Bot.Dialogs", "")]
    [InlineData("Bot.WeChat", "")]
    [InlineData("Bot.Data", "")]
    [InlineData("Bot.Api", "Bot.Data Bot.Dialogs Bot.WeChat")]
    [InlineData("Bot.Simulator", "Bot.Api Bot.Data Bot.Dialogs Bot.WeChat")]
    [InlineData("Bot.Benchmarks", "Bot.Api Bot.Data Bot.Dialogs Bot.Simulator Bot.WeChat")]
    public void A_room_leans_only_on_those_below_it(string room, string mayLeanOn)
    {
        var leansOn = System.Reflection.Assembly.Load(room).GetReferencedAssemblies()
            .Select(a => a.Name!).Where(n => n.StartsWith("Bot.", StringComparison.Ordinal));
        Assert.Empty(leansOn.Except(mayLeanOn.Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal));
    }

    [Fact]
    public void The_dialogs_lean_on_no_package_and_do_no_input_or_output()
    {
        string[] forbidden = ["System.Net", "Microsoft.", "System.Data", "System.IO.FileSystem"];
        var leansOn = typeof(Bot.Dialogs.Conversation).Assembly.GetReferencedAssemblies().Select(a => a.Name!);
        Assert.DoesNotContain(leansOn, n => forbidden.Any(f => n.StartsWith(f, StringComparison.Ordinal)));
    }
}

using Bot.Tests.Grids;
using Xunit;

namespace Bot.Tests.House;

/// <summary>Whoever looks for something finds the room it is in.</summary>
public sealed class RoomsTests
{
    /// <summary>Folders that are no rooms.</summary>
    private static readonly HashSet<string> NoRooms = new(StringComparer.Ordinal) { "bin", "obj", "node_modules", "wwwroot" };

    [Theory]
    [InlineData("Bot.Api")]
    [InlineData("Bot.Api/Desk")]
    [InlineData("Bot.Data")]
    [InlineData("Bot.Dialogs")]
    [InlineData("Bot.WeChat")]
    public void Every_room_is_told_of_in_the_architecture(string house)
    {
        var told = File.ReadAllText(Path.Combine(DemoGrids.RepositoryRoot, "ARCHITECTURE.md")).Split("\n## ").Single(part => part.StartsWith("The rooms\n", StringComparison.Ordinal));
        var rooms = Directory.EnumerateDirectories(Path.Combine(DemoGrids.RepositoryRoot, house)).Select(d => Path.GetFileName(d)).Where(d => !NoRooms.Contains(d)).ToList();
        Assert.NotEmpty(rooms);
        Assert.DoesNotContain(rooms, room => !told.Contains($"`{room}`", StringComparison.Ordinal));
    }
}

using System.Text.Json.Nodes;
using Bot.Simulator.Platform;
using Bot.Simulator.Platform.Residents;

namespace Bot.Simulator.Page;

/// <summary>A resident as the page lists them. <paramref name="LastId"/> is the id of the newest message, 0 for none.</summary>
public sealed record ResidentView(string OpenId, string Name, bool Following, int? Sends, DateTimeOffset? WindowUntil, long LastId)
{
    /// <summary>The resident as they are now.</summary>
    public static ResidentView Of(SimulatedResident resident)
    {
        ArgumentNullException.ThrowIfNull(resident);
        var left = resident.Window.Left();
        return new(
            resident.OpenId, resident.Name, resident.Following, left?.Sends, left?.Until, resident.Chat is { Count: > 0 } chat ? chat[^1].Id : 0);
    }
}

/// <summary>A group as the page lists it.</summary>
public sealed record GroupView(string Key, string Name, int Count, long LastId);

/// <summary>A worker one may act as.</summary>
public sealed record WorkerView(string UserId, string Name);

/// <summary>Everything the page needs at its start, chats and groups' messages apart.</summary>
public sealed record PageState(
    IReadOnlyList<ResidentView> Residents, JsonArray? Menu, IReadOnlyList<GroupView> Groups, IReadOnlyList<WorkerView> Workers,
    string? ActingWorker, string Bot, DateTimeOffset Now)
{
    /// <summary>The platform as it is now.</summary>
    public static PageState Of(SimulatedPlatform platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        return new(
            [.. platform.Residents.OrderBy(r => r.OpenId, StringComparer.Ordinal).Select(ResidentView.Of)],
            platform.Menu.Buttons,
            [.. platform.Groups.OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (Group: g, g.Messages))
                .Select(g => new GroupView(g.Group.Key, g.Group.Name, g.Messages.Count, g.Messages is { Count: > 0 } m ? m[^1].Id : 0))],
            [.. platform.Workers.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => new WorkerView(w.Key, w.Value))],
            platform.ActingWorker, platform.BotAddress?.AbsoluteUri ?? "", platform.Clock.GetUtcNow());
    }
}

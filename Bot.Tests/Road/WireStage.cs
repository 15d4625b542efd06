using Bot.Data.Grids;
using Bot.Simulator.Platform.Residents;
using Bot.Tests.Conversations;
using Bot.Tests.Dialogs;

namespace Bot.Tests.Road;

/// <summary>Plays a script through encrypted callbacks on the running product; the grid acts through its platform's API.</summary>
public sealed class WireStage(RoadFixture road) : IConversationStage
{
    private readonly SimulatedResident _resident = road.NewResident();
    private int _told;
    private long _followedAt;

    public string? NewestNumber { get; private set; }

    public async Task<string> Act(ScriptLine.Resident act)
    {
        var reply = await DoAsync(act) ?? "";
        if (ToldNumber.Find(reply) is { } number && reply.Contains("已提交", StringComparison.Ordinal))
        {
            NewestNumber = number;
        }

        return reply;
    }

    public string? NeighbourNumber { get; private set; }

    public async Task Neighbour(string words)
    {
        var neighbour = road.NewResident();
        await neighbour.SayAsync(words);
        NeighbourNumber = ToldNumber.Find(await neighbour.SayAsync("1")) ?? throw new InvalidOperationException($"“{words}” was not submitted");
        await road.SettledAsync(NeighbourNumber);
    }

    public Task Accept(bool ofNeighbour) => road.GridPlatform.MustAsync((ofNeighbour ? NeighbourNumber : NewestNumber)!, "accept");

    public async Task Resolve(string note, bool ofNeighbour)
    {
        var number = (ofNeighbour ? NeighbourNumber : NewestNumber)!;
        var events = await road.GridPlatform.EventsOfAsync(number);
        if (events[^1].GetProperty("data").GetProperty("status").GetString() == "submitted")
        {
            await Accept(ofNeighbour);
        }

        await road.GridPlatform.MustAsync(number, "resolve", note);

        // The resident answers a result only after it has arrived.
        await road.SettledAsync(number);
    }

    public async Task<string> Pushed()
    {
        await _resident.WaitForAsync(m => m.Pushed && m.Id > _told);
        if (NeighbourNumber is { } neighbours)
        {
            // What hangs on a send is written after it: a digit may answer only then.
            await road.SettledAsync(neighbours);
        }

        var pushed = _resident.Chat.Where(m => m.Pushed && m.Id > _told).ToList();
        _told = (int)pushed[^1].Id;
        return string.Join('\n', pushed.Select(m => m.Text));
    }

    /// <summary>Events have no MsgId: two of a kind within one second are one to WeChat, so a person who returns takes that second.</summary>
    private async Task<string?> FollowAsync(string? scene)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (road.Platform.Clock.GetUtcNow().ToUnixTimeSeconds() == _followedAt && await pace.WaitForNextTickAsync(CancellationToken.None))
        {
        }

        _followedAt = road.Platform.Clock.GetUtcNow().ToUnixTimeSeconds();
        return await _resident.SubscribeAsync(scene);
    }

    private Task<string?> DoAsync(ScriptLine.Resident act) => act switch
    {
        ScriptLine.Says says => _resident.SayAsync(says.Words),
        ScriptLine.Speaks speaks => _resident.SendVoiceAsync(speaks.Words),
        ScriptLine.SendsPlace { GridName: "外地" } => _resident.SendLocationAsync(116, 30),
        ScriptLine.SendsPlace place => SendPlaceAsync(place.GridName),
        ScriptLine.SendsImage => _resident.SendImageAsync(Bot.Simulator.Platform.DemoMedia.Png(64)),
        ScriptLine.SendsVideo => _resident.SendVideoAsync(),
        ScriptLine.SendsLink => _resident.SendLinkAsync("演示链接", "https://example.com/"),
        ScriptLine.Clicks click => _resident.ClickAsync(click.Key),
        ScriptLine.Follows follow => FollowAsync(follow.Scene),
        ScriptLine.Scans scan => _resident.ScanAsync(scan.Scene),
        ScriptLine.Leaves => _resident.UnsubscribeAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "unknown act"),
    };

    private Task<string?> SendPlaceAsync(string gridName)
    {
        var point = DemoPoints.In(gridName);
        var (longitude, latitude) = Coordinates.FromWgs84(point, CoordinateSystem.Gcj02);
        return _resident.SendLocationAsync(longitude, latitude);
    }
}

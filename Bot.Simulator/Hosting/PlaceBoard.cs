namespace Bot.Simulator.Hosting;

/// <summary>What the page shows of the places: which one is shown, which one comes, and why the last one asked for did not.</summary>
/// <param name="Current">The place shown; null in a simulator without places.</param>
/// <param name="SwitchingTo">The place that is being set up; null when all is quiet.</param>
/// <param name="Problem">Why the last switch failed, for a person; null when it did not.</param>
public sealed record PlacesNow(DemoPlace? Current, DemoPlace? SwitchingTo, string? Problem);

/// <summary>Why a switch cannot begin.</summary>
public enum SwitchAnswer
{
    /// <summary>It has begun.</summary>
    Begun,

    /// <summary>The place is shown already.</summary>
    ShownAlready,

    /// <summary>Another switch is under way.</summary>
    Busy,

    /// <summary>There is no such place.</summary>
    Unknown,
}

/// <summary>The places to choose from, and one switch at a time. Asking never waits: the switch goes on by itself.</summary>
/// <param name="places">By name.</param>
/// <param name="current">The place shown first; null: there are none, as where tests show a platform alone.</param>
public sealed class PlaceBoard(IReadOnlyList<DemoPlace> places, DemoPlace? current)
{
    private readonly Lock _gate = new();
    private Action<DemoPlace>? _switch;
    private volatile PlacesNow _now = new(current, null, null);

    /// <summary>The places by name.</summary>
    public IReadOnlyList<DemoPlace> Places { get; } = places;

    /// <summary>How it stands.</summary>
    public PlacesNow Now => _now;

    /// <summary>Who switches. Called with the place wanted; <see cref="End"/> must follow.</summary>
    internal void OnSwitch(Action<DemoPlace> action) => _switch = action;

    /// <summary>The first place is being set up: until <see cref="End"/> nothing else can begin.</summary>
    internal void Begin()
    {
        lock (_gate)
        {
            _now = Now with { SwitchingTo = Now.Current };
        }
    }

    /// <summary>Asks for a place.</summary>
    public SwitchAnswer Ask(string name)
    {
        if (Places.FirstOrDefault(p => p.Name == name) is not { } wanted || _switch is null)
        {
            return SwitchAnswer.Unknown;
        }

        lock (_gate)
        {
            if (Now.SwitchingTo is not null)
            {
                return SwitchAnswer.Busy;
            }

            if (Now.Current == wanted)
            {
                return SwitchAnswer.ShownAlready;
            }

            _now = Now with { SwitchingTo = wanted, Problem = null };
        }

        _switch(wanted);
        return SwitchAnswer.Begun;
    }

    /// <summary>The switch is over.</summary>
    internal void End(DemoPlace shown, string? problem)
    {
        lock (_gate)
        {
            _now = new PlacesNow(shown, null, problem);
        }
    }
}

namespace Bot.Simulator.Platform.Faults;

/// <summary>What one try of a callback meets on its way.</summary>
internal readonly record struct TryFacts(TimeSpan Skew, bool OwnConnection, TimeSpan? HangsUpAfter, bool LosesReply, bool ReplyIsLate);

/// <summary>What calls and callbacks meet. Delays, skews and connections come on top of the one fault that decides how it ends.</summary>
internal static class FaultMeetings
{
    /// <summary>What a call of the bot meets: a delay of its answer, and the fault that decides how it ends, or null.</summary>
    public static (TimeSpan Delay, Fault.OfCall? Fault) OnCall(this FaultBoard faults, CallFacts call)
    {
        var slow = faults.Take<Fault.Slow>(f => f.Meets(call));
        return (TimeSpan.FromSeconds(slow?.Seconds ?? 0), faults.Take<Fault.OfCall>(f => f is not Fault.Slow && f.Meets(call)));
    }

    /// <summary>What one try of a callback meets.</summary>
    public static TryFacts OnTry(this FaultBoard faults, string openId)
    {
        var end = faults.Take<Fault.OfCallback>(f => f is Fault.ReplyLost or Fault.ReplyLate or Fault.HungUp && f.Meets(openId));
        return new(
            TimeSpan.FromSeconds(faults.Take<Fault.ClockSkew>(f => f.Meets(openId))?.Timestamp ?? 0),
            faults.Take<Fault.OwnConnections>(f => f.Meets(openId)) is not null,
            end is Fault.HungUp hungUp ? TimeSpan.FromSeconds(hungUp.Seconds) : null,
            end is Fault.ReplyLost,
            end is Fault.ReplyLate);
    }

    /// <summary>By how much the moment written into a resident's message is off; it counts with the try that carries it.</summary>
    public static TimeSpan CreateTimeSkew(this FaultBoard faults, string openId) =>
        TimeSpan.FromSeconds((faults.Look<Fault.ClockSkew>(f => f.Meets(openId))?.Fault as Fault.ClockSkew)?.CreateTime ?? 0);
}

namespace Bot.Simulator.Platform.Faults;

/// <summary>Which faults can be switched on: every value within a named limit.</summary>
public static class FaultCheck
{
    /// <summary>The longest delay of an answer: beyond any caller's patience.</summary>
    public const double LongestDelaySeconds = 600;

    /// <summary>How often a counted fault may happen.</summary>
    public const int MostTimes = 1_000_000;

    /// <summary>Copies of one message.</summary>
    public const int MostCopies = 10_000;

    /// <summary>Messages held back together.</summary>
    public const int MostHeld = 20;

    /// <summary>Seconds of skew, ahead or behind: a day.</summary>
    public const int MostSkewSeconds = 86_400;

    /// <summary>Characters of an openid, a robot's key, a path or a media id.</summary>
    public const int TextLength = 200;

    /// <summary>What is wrong with a fault, beginning with the field's name; null when nothing is.</summary>
    public static string? Wrong(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return WrongCommon(fault) ?? fault switch
        {
            Fault.Slow { Seconds: not (> 0 and <= LongestDelaySeconds) } => $"seconds: 大于 0，最多 {LongestDelaySeconds}",
            Fault.HungUp { Seconds: not (>= 0 and <= LongestDelaySeconds) } => $"seconds: 0 到 {LongestDelaySeconds}",
            Fault.Errcode { Code: 0 } => "code: 0 不是错误",
            Fault.MediaGone { MediaId.Length: 0 or > TextLength } => $"mediaId: 1 到 {TextLength} 个字符",
            Fault.Duplicate { Copies: not (>= 2 and <= MostCopies) } => $"copies: 2 到 {MostCopies}",
            Fault.Reordered { Count: not (>= 2 and <= MostHeld) } => $"count: 2 到 {MostHeld}",
            Fault.Reordered { Order: { } order } reordered when !order.Order().SequenceEqual(Enumerable.Range(0, reordered.Count)) =>
                $"order: 0 到 {reordered.Count - 1}，每个一次",
            Fault.ClockSkew skew when Math.Abs((long)skew.CreateTime) > MostSkewSeconds => $"createTime: 最多差 {MostSkewSeconds} 秒",
            Fault.ClockSkew skew when Math.Abs((long)skew.Timestamp) > MostSkewSeconds => $"timestamp: 最多差 {MostSkewSeconds} 秒",
            _ => null,
        };
    }

    private static string? WrongCommon(Fault fault) => fault switch
    {
        { Times: < 1 or > MostTimes } => $"times: 1 到 {MostTimes}，或者不写",
        { To.Length: 0 or > TextLength } => $"to: 1 到 {TextLength} 个字符，或者不写",
        Fault.OfCall { Path: { } path } when path.Length > TextLength || !path.StartsWith('/') => $"path: 以 / 开头，最多 {TextLength} 个字符",
        _ => null,
    };
}

namespace Bot.Api.Desk.SignIn;

/// <summary>The numbers of signing in.</summary>
public static class SignInLimits
{
    /// <summary>Characters of a login.</summary>
    public const int LoginLength = 40;

    /// <summary>Characters a password has at least.</summary>
    public const int ShortestPassword = 10;

    /// <summary>Characters a password has at most: more is work for the hash, not for who guesses.</summary>
    public const int LongestPassword = 128;

    /// <summary>Rounds of PBKDF2 with HMAC-SHA512 (OWASP password storage, 2023: at least 210,000).</summary>
    public const int HashRounds = 210_000;

    /// <summary>Passwords hashed at the same time; the rest wait, so that guessing cannot take the machine from residents.</summary>
    public const int HashesAtOnce = 2;

    /// <summary>Wrong tries before a login is locked.</summary>
    public const int WrongTries = 5;

    /// <summary>How long the first lock lasts; each further one twice as long.</summary>
    public static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(15);

    public static readonly TimeSpan LongestLock = TimeSpan.FromHours(24);

    /// <summary>Tries from one address in a minute, right or wrong.</summary>
    public const int TriesPerMinute = 30;

    /// <summary>From password to code.</summary>
    public static readonly TimeSpan HalfWay = TimeSpan.FromMinutes(5);

    /// <summary>A session ends after so long, whatever is done in it.</summary>
    public static readonly TimeSpan SessionLife = TimeSpan.FromHours(10);

    /// <summary>And after so long with nothing done.</summary>
    public static readonly TimeSpan IdleLife = TimeSpan.FromMinutes(60);

    /// <summary>How exactly the last thing done is kept.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    /// <summary>Characters of a reason for reading somebody's identity.</summary>
    public const int ShortestReason = 5;

    public const int LongestReason = 200;

    /// <summary>The next lock.</summary>
    public static TimeSpan Lock(int locksBefore)
    {
        var minutes = FirstLock.TotalMinutes * Math.Pow(2, Math.Min(locksBefore, 16));
        return TimeSpan.FromMinutes(Math.Min(minutes, LongestLock.TotalMinutes));
    }
}

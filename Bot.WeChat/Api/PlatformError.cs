namespace Bot.WeChat.Api;

/// <summary>What to do about an error.</summary>
public enum Advice
{
    /// <summary>Try the same again later.</summary>
    Retry,

    /// <summary>The token is no longer good: fetch another, then try once more (the clients do this themselves).</summary>
    RefreshToken,

    /// <summary>This channel is closed for this recipient or content: use another.</summary>
    FallBack,

    /// <summary>Trying again changes nothing: someone must look at it.</summary>
    GiveUp,
}

/// <summary>Why a call failed. Free of tokens and secrets.</summary>
/// <param name="Code">The platform's errcode; negative codes below -1000 are ours (<see cref="TransportErrors"/>).</param>
/// <param name="Name">The code's name in PascalCase.</param>
/// <param name="Advice">What to do.</param>
/// <param name="Message">What the platform said, shortened, or what we saw.</param>
public sealed record PlatformError(int Code, string Name, Advice Advice, string Message);

/// <summary>A call that answers with nothing but success.</summary>
public sealed class PlatformResult
{
    private PlatformResult(PlatformError? error) => Error = error;

    public static PlatformResult Ok { get; } = new(null);

    public PlatformError? Error { get; }

    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => Error is null;

    public static implicit operator PlatformResult(PlatformError error) => new(error);

    /// <summary>Shows the error only.</summary>
    public override string ToString() => IsOk ? "Ok" : $"{Error.Name} ({Error.Code})";
}

/// <summary>A call that answers with a value, or with an error.</summary>
public sealed class PlatformResult<T>
{
    private PlatformResult(T? value, PlatformError? error)
    {
        Value = value;
        Error = error;
    }

    /// <summary>The answer; default when the call failed.</summary>
    public T? Value { get; }

    public PlatformError? Error { get; }

    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(true, nameof(Value))]
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => Error is null;

    public static implicit operator PlatformResult<T>(T value) => new(value, null);

    public static implicit operator PlatformResult<T>(PlatformError error) => new(default, error);

    /// <summary>Shows the error only: values may be tokens or personal data.</summary>
    public override string ToString() => IsOk ? "Ok" : $"{Error.Name} ({Error.Code})";
}

namespace Bot.Api.LanguageModel;

/// <summary>Limits of what is asked of a language model.</summary>
public static class ModelLimits
{
    /// <summary>All the time a message may wait for the model; WeChat waits five seconds for the whole.</summary>
    public static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(1_500);

    /// <summary>Questions on their way at once; one more is not asked.</summary>
    public const int AtOnce = 8;

    /// <summary>Share of failures that breaks the circuit.</summary>
    public const double FailureRatio = 0.5;

    /// <summary>Questions that must have been asked within <see cref="Sampling"/> before it may break.</summary>
    public const int FailuresAtLeast = 4;

    public static readonly TimeSpan Sampling = TimeSpan.FromSeconds(30);

    /// <summary>How long nothing is asked once the circuit broke.</summary>
    public static readonly TimeSpan Break = TimeSpan.FromSeconds(30);

    /// <summary>Bytes of a server's answer.</summary>
    public const int ResponseBytes = 64 * 1024;

    /// <summary>Characters of a resident's words that are sent.</summary>
    public const int WordsLength = 500;

    /// <summary>Tokens of an answer.</summary>
    public const int AnswerTokens = 400;

    /// <summary>Items the model may name.</summary>
    public const int Items = 3;

    /// <summary>Characters of a place the model may point at.</summary>
    public const int PlaceLength = 60;
}

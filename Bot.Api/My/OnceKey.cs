namespace Bot.Api.My;

/// <summary>The hidden field that makes a form count once: when it was made, and chance.</summary>
public static class OnceKey
{
    public const string Field = "once";

    private const int Length = 32;

    public static string New(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow()).ToString("N");

    public static bool IsValid(string? once) => once is { Length: Length } && once.All(char.IsAsciiHexDigitLower);
}

using Bot.Data.EventQueue;

namespace Bot.Api.Integration.Webhooks;

/// <summary>Event types as integrators write them.</summary>
public static class WebhookTypes
{
    private const string Before = "cn.grid.intake.";
    private const string Behind = ".v1";

    public static string Whole(string word) => Before + word + Behind;

    /// <summary>The middle word of a type, which may be given whole; null when there is no such type.</summary>
    public static string? Word(string? type)
    {
        var word = type?.StartsWith(Before, StringComparison.Ordinal) == true && type.EndsWith(Behind, StringComparison.Ordinal) && type.Length > Before.Length + Behind.Length
            ? type[Before.Length..^Behind.Length]
            : type;
        return EventTypes.All.Contains(word, StringComparer.Ordinal) ? word : null;
    }
}

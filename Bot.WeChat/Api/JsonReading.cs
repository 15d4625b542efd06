using System.Text.Json;

namespace Bot.WeChat.Api;

/// <summary>Reads fields of an answer that may be absent or of another kind than promised.</summary>
internal static class JsonReading
{
    public static string? Text(this JsonElement json, string name) =>
        json.Field(name) is { ValueKind: JsonValueKind.String } field && field.GetString() is { Length: > 0 } text ? text
        : json.Field(name) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : null;

    public static int? Number(this JsonElement json, string name) =>
        json.Field(name) is { ValueKind: JsonValueKind.Number } field && field.TryGetInt32(out var number) ? number : null;

    public static JsonElement Field(this JsonElement json, string name) =>
        json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out var field) ? field : default;

    /// <summary>Makes the value out of an answer, or says that a promised field is missing.</summary>
    public static PlatformResult<T> Map<T>(this PlatformResult<JsonElement> answer, Func<JsonElement, T?> make)
        where T : class
    {
        if (!answer.IsOk)
        {
            return answer.Error;
        }

        return make(answer.Value) is { } value ? value : TransportErrors.Incomplete;
    }

    public static PlatformResult Done(this PlatformResult<JsonElement> answer) => answer.IsOk ? PlatformResult.Ok : answer.Error;
}

namespace Bot.WeChat.Api;

/// <summary>The <c>data</c> of template and subscription messages: every value in an object of its own.</summary>
internal static class SubscriptionData
{
    public static Dictionary<string, object> Of(IReadOnlyDictionary<string, string> values) =>
        values.ToDictionary(v => v.Key, v => (object)new { value = v.Value }, StringComparer.Ordinal);
}

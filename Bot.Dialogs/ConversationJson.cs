using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Bot.Dialogs;

/// <summary>
/// How a conversation is stored. Reading is tolerant: what this version cannot understand (an unknown step, a missing draft)
/// becomes <see cref="ConversationState.Idle"/>, because a resident who starts afresh is better than one who cannot be answered.
/// </summary>
public static partial class ConversationJson
{
    // Chinese stays Chinese in the store: a third of the bytes of \uXXXX.
    private static readonly StateJson Json = new(new JsonSerializerOptions(StateJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    public static string Write(ConversationState state) =>
        state is ConversationState.Idle ? "{\"step\":\"idle\"}" : JsonSerializer.Serialize(state, Json.ConversationState);

    /// <summary>Never throws; <see cref="ConversationState.Idle.Instance"/> for null, empty or unknown input.</summary>
    public static ConversationState Read(string? json)
    {
        if (string.IsNullOrWhiteSpace(json))
            return ConversationState.Idle.Instance;
        try
        {
            var state = JsonSerializer.Deserialize(json, Json.ConversationState);
            return state is null or ConversationState.Idle || IsHollow(state) ? ConversationState.Idle.Instance : state;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return ConversationState.Idle.Instance;
        }
    }

    private static bool IsHollow(ConversationState state) => state switch
    {
        ConversationState.Reporting { Draft: null } => true,
        ConversationState.AskedForItem { Items.IsDefaultOrEmpty: true } => true,
        ConversationState.AskedWhichPlace { Places.IsDefaultOrEmpty: true } => true,
        ConversationState.AskedWhichHome { Places.IsDefaultOrEmpty: true } => true,
        ConversationState.OfferedHere { Place: null } => true,
        ConversationState.ShowedIntakes { Numbers.IsDefaultOrEmpty: true } => true,
        ConversationState.AskedForSupplement { Number: null } => true,
        ConversationState.AskedForRating { Number: null } => true,
        ConversationState.AskedIfSame { Number: null } => true,
        ConversationState.AskedToWithdraw { Number: null } => true,
        ConversationState.SentUp { Number: null } => true,
        ConversationState.AskedWhy { Number: null } => true,
        ConversationState.AskedToJoin { Number: null } => true,
        ConversationState.AnsweredQuestion { Question: null } => true,
        _ => false,
    };

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UseStringEnumConverter = true,
        RespectNullableAnnotations = true,
        AllowOutOfOrderMetadataProperties = true)]
    [JsonSerializable(typeof(ConversationState))]
    internal sealed partial class StateJson : JsonSerializerContext;
}

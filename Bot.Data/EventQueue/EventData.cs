using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Data.Intakes;
using Bot.Data.People;

namespace Bot.Data.EventQueue;

/// <summary>The <c>data</c> of a CloudEvent about an intake. Never an openid, name or phone of a resident.</summary>
public sealed record EventData
{
    public required string Number { get; init; }

    public required string Kind { get; init; }

    public required string Item { get; init; }

    /// <summary>As said, personal numbers masked.</summary>
    public required string Text { get; init; }

    public required bool Urgent { get; init; }

    public required bool Confidential { get; init; }

    public required string Status { get; init; }

    public required string Level { get; init; }

    public required DateTimeOffset Due { get; init; }

    public required string Channel { get; init; }

    public required EventGrid? Grid { get; init; }

    public required EventPlace Place { get; init; }

    public required IReadOnlyList<EventAttachment> Attachments { get; init; }

    public int? Rating { get; init; }

    public string? Reason { get; init; }

    public static EventData Of(Intake intake, IReadOnlyList<EventAttachment> attachments, string? reason) => new()
    {
        Number = intake.Number.ToString(),
        Kind = intake.Kind,
        Item = intake.Item,
        Text = Masking.Mask(intake.Text),
        Urgent = intake.Urgent,
        Confidential = intake.Confidential,
        Status = intake.Status.Spell(),
        Level = intake.Level,
        Due = intake.Due,
        Channel = intake.Channel,
        Grid = intake.GridCode is null ? null : new EventGrid(intake.GridCode, intake.GridName ?? ""),
        Place = new EventPlace(Masking.Mask(intake.PlaceText), intake.Longitude, intake.Latitude),
        Attachments = attachments,
        Rating = intake.Rating,
        Reason = reason is null ? null : Masking.Mask(reason),
    };

    public string ToJson() => JsonSerializer.Serialize(this, EventJson.Default.EventData);

    public static EventData Parse(string json) =>
        JsonSerializer.Deserialize(json, EventJson.Default.EventData) ?? throw new JsonException("An event's data is an object.");
}

public sealed record EventGrid(string Code, string Name);

/// <summary>Degrees in WGS84, or null when only words are known.</summary>
public sealed record EventPlace(string Text, double? Lon, double? Lat);

public sealed record EventAttachment(string Id, string Type);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EventData))]
internal sealed partial class EventJsonContext : JsonSerializerContext;

internal static class EventJson
{
    /// <summary>Chinese goes out as Chinese: the text is never put into HTML unescaped.</summary>
    public static readonly EventJsonContext Default = new(new JsonSerializerOptions(EventJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

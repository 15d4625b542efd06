using System.Text.Json.Serialization;
using Bot.Simulator.Platform.Wire;

namespace Bot.Simulator.Platform.Residents;

/// <summary>How a message came into the chat.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChatWay>))]
public enum ChatWay
{
    /// <summary>The resident said or did it.</summary>
    Said,

    /// <summary>The bot's passive reply.</summary>
    Passive,

    /// <summary>The bot's customer-service message.</summary>
    CustomerService,

    /// <summary>The bot's template message.</summary>
    Template,

    /// <summary>The bot's subscription message.</summary>
    Subscription,

    /// <summary>A line of the platform itself: a follow, a fault notice.</summary>
    Notice,
}

/// <summary>
/// One message of a chat. <paramref name="Kind"/> is text, image, voice, video, location, news, template, event or notice.
/// </summary>
public sealed record ChatMessage(long Id, DateTimeOffset At, ChatWay Way, string Kind, string Text)
{
    /// <summary>Key in the media store of a picture, voice or video.</summary>
    public string? MediaId { get; init; }

    /// <summary>Where a template or subscription message leads.</summary>
    public string? Url { get; init; }

    /// <summary>Articles of a news message.</summary>
    public IReadOnlyList<Article> Articles { get; init; } = [];

    /// <summary>Named values of a template or subscription message, in the order given.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Values { get; init; } = [];

    /// <summary>GCJ-02 degrees of a location message.</summary>
    public double? Longitude { get; init; }

    /// <summary>GCJ-02 degrees of a location message.</summary>
    public double? Latitude { get; init; }

    /// <summary>What went over the wire, for sending it again.</summary>
    [JsonIgnore]
    public Callback? Sent { get; init; }

    /// <summary>Whether the bot pushed it outside a passive reply.</summary>
    public bool Pushed => Way is ChatWay.CustomerService or ChatWay.Template or ChatWay.Subscription;
}

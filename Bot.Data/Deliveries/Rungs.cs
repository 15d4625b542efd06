namespace Bot.Data.Deliveries;

/// <summary>The doors a message can go through, by name.</summary>
public static class Rungs
{
    /// <summary>In front of the reply to the resident's next word.</summary>
    public const string Passive = "passive";

    /// <summary>Customer-service message (客服消息).</summary>
    public const string Customer = "customer";

    /// <summary>Subscription message (订阅通知), one consent each.</summary>
    public const string Subscription = "subscription";

    /// <summary>Template message (模板消息).</summary>
    public const string Template = "template";

    /// <summary>Read by the resident in the mini-program.</summary>
    public const string Mini = "mini";

    /// <summary>A message of its own in a group.</summary>
    public const string Group = "group";

    /// <summary>A line of a digest in a group.</summary>
    public const string Digest = "digest";
}

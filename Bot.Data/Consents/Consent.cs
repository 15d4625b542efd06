namespace Bot.Data.Consents;

/// <summary>How many subscription messages of one template a resident still allows (WeChat docs: 订阅通知: one consent, one message).</summary>
public sealed class Consent
{
    /// <summary>Keyed hash of the openid towards <see cref="Account"/>.</summary>
    public required string Resident { get; init; }

    public required string TemplateId { get; init; }

    /// <summary>Which account asked: <see cref="OfficialAccount"/> or <see cref="MiniProgram"/>.</summary>
    public required string Account { get; init; }

    /// <summary>The openid towards that account, sealed; opened only to send.</summary>
    public required string SealedOpenId { get; init; }

    public int Left { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>
    /// Of one consent two tell: the mini-program and the platform's event, in either order. Above 0: what the mini-program
    /// told and the event is still to come; below 0: the other way round.
    /// </summary>
    public int Ahead { get; set; }

    /// <summary>Since when one is ahead of the other.</summary>
    public DateTimeOffset? AheadAt { get; set; }

    public const string OfficialAccount = "mp";

    public const string MiniProgram = "mini";
}

namespace Bot.Data.Profiles;

/// <summary>Limits per resident.</summary>
public sealed record ProfileLimits
{
    /// <summary>Messages with an effect in any 60 seconds.</summary>
    public int MessagesPerMinute { get; init; } = 30;

    /// <summary>New intakes on one day; urgent ones are never refused.</summary>
    public int IntakesPerDay { get; init; } = 20;
}

/// <summary>The same item at the same place, reported by somebody else. Days by the clock.</summary>
public sealed record ProfileNeighbours
{
    /// <summary>Reported at most so many days ago and still open; 0: nobody is ever asked.</summary>
    public int WithinDays { get; init; } = 7;

    /// <summary>Resolved at most so many days ago and not closed; 0: only what is open is offered.</summary>
    public int ResolvedWithinDays { get; init; } = 2;
}

/// <summary>Discipline of the groups' robots.</summary>
public sealed record ProfileGroups
{
    /// <summary>From when on a group hears of urgent matters only; the same instant as the end means never quiet.</summary>
    public TimeOnly QuietFrom { get; init; } = new(22, 0);

    /// <summary>Until when, on the next morning.</summary>
    public TimeOnly QuietUntil { get; init; } = new(7, 0);

    /// <summary>When the list of what is open and due comes, on working days.</summary>
    public TimeOnly MorningDigest { get; init; } = new(8, 30);
}

public sealed record ProfileTemplates
{
    /// <summary>Template message that tells a result.</summary>
    public string? Result { get; init; }

    /// <summary>Template message that tells progress.</summary>
    public string? Progress { get; init; }

    /// <summary>Subscription message (订阅通知) that tells a result, sent against one consent each.</summary>
    public string? SubscriptionResult { get; init; }

    /// <summary>Subscription message that tells progress.</summary>
    public string? SubscriptionProgress { get; init; }

    /// <summary>Subscription message of the mini-program (订阅消息) that tells a result; its templates are its own.</summary>
    public string? MiniResult { get; init; }

    /// <summary>Subscription message of the mini-program that tells progress.</summary>
    public string? MiniProgress { get; init; }

    /// <summary>Template messages of one day; beyond that the rung is skipped until tomorrow (WeChat docs: 模板消息, 日调用上限).</summary>
    public int PerDay { get; init; } = 100_000;
}

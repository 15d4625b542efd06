namespace Bot.Simulator.Platform;

/// <summary>The templates the accounts own and how many messages went out today (China Standard Time).</summary>
public sealed class TemplateQuota(PlatformSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);
    private readonly Lock _gate = new();
    private readonly Dictionary<(string OpenId, string ClientId), (long MessageId, DateTimeOffset At)> _sentOnce = [];
    private DateOnly _day;
    private int _sent;

    /// <summary>Template messages an account may send in a day; smaller in tests.</summary>
    public int PerDay { get; set; } = PlatformLimits.TemplatesPerDay;

    /// <summary>The title of a template, 40037 when the account does not own it.</summary>
    public string Title(string? templateId) =>
        templateId is not null && settings.Templates.TryGetValue(templateId, out var title) ? title : throw Refusal.TemplateUnknown();

    /// <summary>
    /// The message sent to the same person under the same <c>client_msg_id</c> within ten minutes, null when there is none:
    /// then <paramref name="messageId"/> is remembered as the one.
    /// </summary>
    public long? SentBefore(string openId, string? clientId, long messageId)
    {
        if (clientId is null)
        {
            return null;
        }

        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (_sentOnce.TryGetValue((openId, clientId), out var sent) && now - sent.At < PlatformLimits.ClientMessageIdLife)
            {
                return sent.MessageId;
            }

            _sentOnce[(openId, clientId)] = (messageId, now);
            return null;
        }
    }

    /// <summary>Uses up one message of today: 45009 when none is left.</summary>
    public void Take()
    {
        lock (_gate)
        {
            var today = DateOnly.FromDateTime(clock.GetUtcNow().ToOffset(ChinaOffset).DateTime);
            if (today != _day)
            {
                (_day, _sent) = (today, 0);
            }

            if (_sent >= PerDay)
            {
                throw Refusal.DailyQuota();
            }

            _sent++;
        }
    }
}

namespace Bot.Simulator.Platform;

/// <summary>The templates the accounts own and how many messages went out today (China Standard Time).</summary>
public sealed class TemplateQuota(PlatformSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan ChinaOffset = TimeSpan.FromHours(8);
    private readonly Lock _gate = new();
    private DateOnly _day;
    private int _sent;

    /// <summary>Template messages an account may send in a day; smaller in tests.</summary>
    public int PerDay { get; set; } = PlatformLimits.TemplatesPerDay;

    /// <summary>The title of a template, 40037 when the account does not own it.</summary>
    public string Title(string? templateId) =>
        templateId is not null && settings.Templates.TryGetValue(templateId, out var title) ? title : throw Refusal.TemplateUnknown();

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

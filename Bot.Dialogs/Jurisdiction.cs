namespace Bot.Dialogs;

/// <summary>The place served. <paramref name="Name"/> e.g. 西岗镇; phones as one dials them.</summary>
public sealed record Jurisdiction(string Name, string SupervisionPhone, string HotlinePhone, IReadOnlyList<ServiceItem> Items)
{
    /// <summary>The office above the grids, as residents call it.</summary>
    public string Office { get; init; } = "街道";

    /// <summary>The supervision hotline's desk.</summary>
    public string Desk { get; init; } = "监督热线";

    /// <summary>Between two urgings of one intake.</summary>
    public TimeSpan UrgeCooldown { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Urgings of one promise that have an effect.</summary>
    public int UrgesAtMost { get; init; } = 3;

    /// <summary>New intakes of one resident on one day; urgent ones are never refused. Counted among the <see cref="DialogLimits.OwnIntakes"/> that are known.</summary>
    public int IntakesPerDay { get; init => field = Math.Min(value, DialogLimits.OwnIntakes); } = 20;

    /// <summary>What the place refuses at the door, with where to go instead.</summary>
    public IReadOnlyList<Refusal> Refusals { get; init; } = [];

    /// <summary>How the place tells where an intake is.</summary>
    public ProgressSteps Progress { get; init; } = ProgressSteps.None;

    /// <summary>What the place calls its secret channel (秘密上报); null where it has no name for it.</summary>
    public string? SecretChannel { get; init; }

    /// <summary>What residents are told of who sees what they say; null where the place has no sentence for it.</summary>
    public string? PrivacySay { get; init; }

    /// <summary>Where the residents' pages of intakes stand (https://…/my/intakes/); null where messages lead to none.</summary>
    public string? IntakePages { get; init; }

    public ServiceItem? Item(string? code) => Items.FirstOrDefault(i => i.Code == code);
}

/// <summary>What grid workers may not be asked to do: any of <paramref name="Words"/> and, where there are some, any of <paramref name="With"/>.</summary>
public sealed record Refusal(IReadOnlyList<string> Words, IReadOnlyList<string> With, string Say);

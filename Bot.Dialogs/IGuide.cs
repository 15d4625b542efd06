using Bot.Dialogs.Understanding;

namespace Bot.Dialogs;

/// <summary>
/// All a dialog may ask while it hears one message. Everything is already in memory when <see cref="Conversation.Hear"/> runs:
/// no member does I/O, none may block, and asking twice gives the same answer.
/// </summary>
public interface IGuide
{
    /// <summary>Now, in China Standard Time.</summary>
    DateTimeOffset Now { get; }

    /// <summary>The place this bot serves: names, phones, titles.</summary>
    Jurisdiction Jurisdiction { get; }

    /// <summary>What words mean.</summary>
    IUnderstanding Understanding { get; }

    /// <summary>The resident's home grid, if bound and still valid.</summary>
    GridNotice? HomeGrid { get; }

    /// <summary>The resident's own intakes, newest first, at most <see cref="DialogLimits.OwnIntakes"/>.</summary>
    IReadOnlyList<IntakeSummary> MyIntakes { get; }

    /// <summary>The grid that contains a point (degrees, GCJ-02), or null outside all grids.</summary>
    GridNotice? GridAt(double longitude, double latitude);

    /// <summary>The known address nearest to a point (degrees, GCJ-02) in the grid that contains it; null where none lies close.</summary>
    string? AddressNear(double longitude, double latitude);

    /// <summary>The grid with this code, or null.</summary>
    GridNotice? GridByCode(string code);

    /// <summary>Known places named in the words, best first; empty when none is. Several with different grids mean: ask which.</summary>
    IReadOnlyList<PlaceMatch> FindPlaces(string words);

    /// <summary>Who would handle this, and by when, if it were submitted now.</summary>
    Promise PromiseFor(Draft draft);

    /// <summary>What somebody else reported of the same item at the same place lately, as the place's profile says; null when there is none, or nothing of it may be shown.</summary>
    NeighbourIntake? SameLately(Draft draft);

    /// <summary>What the city's documents say to a question, best first, with those that may only be near it (<see cref="Passage.Score"/>).</summary>
    IReadOnlyList<Passage> FindPassages(string question);
}

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

/// <summary>One entry of the service item list (网格服务管理事项清单).</summary>
public sealed record ServiceItem(string Code, string Name, string Group, string Department)
{
    /// <summary>What it takes in, in a few words; empty for a place's own item.</summary>
    public string Scope { get; init; } = "";

    /// <summary>A place's own item: the built-in one whose words it shares.</summary>
    public string? PartOf { get; init; }

    /// <summary>Words by which a place's own item is told from the one it is a part of.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>A temporary item's first and last day; null: always.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? Until { get; init; }

    /// <summary>What residents are told instead, where the place withdrew the item; null where it did not.</summary>
    public string? Withdrawn { get; init; }

    /// <summary>Whether it is taken up on a day.</summary>
    public bool IsOffered(DateOnly day) => Withdrawn is null && !(day < From) && !(day > Until);
}

/// <summary>What grid workers may not be asked to do: any of <paramref name="Words"/> and, where there are some, any of <paramref name="With"/>.</summary>
public sealed record Refusal(IReadOnlyList<string> Words, IReadOnlyList<string> With, string Say);

/// <summary>The place's own steps, and which of them each stage is. Empty: none are told.</summary>
public sealed record ProgressSteps(IReadOnlyList<string> Steps, IReadOnlyDictionary<IntakeStage, string> At)
{
    /// <summary>The step of a result that was looked at; null: as any result.</summary>
    public string? Verified { get; init; }

    public static ProgressSteps None { get; } = new([], new Dictionary<IntakeStage, string>());
}

/// <summary>The public notice of a grid (公示牌): what anyone may know of it. Phones are whole, members only those who are public.</summary>
public sealed record GridNotice(string Code, string Name, string Range, IReadOnlyList<GridMemberNotice> Members, string SupervisionPhone)
{
    /// <summary>What the public member who looks first is there for, in a few words (演示周芳：巡查走访); null where the place does not show duties.</summary>
    public string? FirstDuty { get; init; }
}

/// <summary>One public member: role (网格长, 专职网格员, 兼职网格员 …), name, whole phone number.</summary>
public sealed record GridMemberNotice(string Role, string Name, string Phone)
{
    /// <summary>What the role does; null where the place does not show it.</summary>
    public string? Duties { get; init; }

    /// <summary>Address of a portrait, as imported; null where the place shows none or there is none.</summary>
    public string? Photo { get; init; }
}

/// <summary>A known place found in words. <paramref name="Words"/> is the part of the message that names it, <paramref name="Address"/> its full known form.</summary>
public sealed record PlaceMatch(string Words, string Address, string GridCode, string GridName, bool Certain)
{
    /// <summary>True where the words are the very name of a compound, building or door, certain or not: it was surely said, only of which grid may be open.</summary>
    public bool AsSaid { get; init; }
}

/// <summary>A piece of the city's documents. <paramref name="Source"/> names document and article (《…》第16条), <paramref name="Answer"/> holds the sentences to be quoted.</summary>
public sealed record Passage(string Source, string Answer)
{
    /// <summary>From here on it answers the question by itself.</summary>
    public const double Enough = 0.62;

    /// <summary>What a resident chooses it by; finds it when it is asked for.</summary>
    public string Title { get; init; } = "";

    /// <summary>How much of the question it covers, 0 to 1.</summary>
    public double Score { get; init; } = 1;

    /// <summary>How alike the question is to the ways of asking for it, 0 to 1.</summary>
    public double Likeness { get; init; }
}

/// <summary>What is promised: who looks first (role and name, phone masked unless public), and the due instant in China Standard Time.</summary>
public sealed record Promise(string HandlerRole, string HandlerName, string HandlerPhone, DateTimeOffset Due);

/// <summary>One of the resident's own intakes, as far as they see it.</summary>
public sealed record IntakeSummary(
    string Number,
    string ItemName,
    string Text,
    IntakeStage Stage,
    DateTimeOffset SubmittedAt,
    DateTimeOffset? Due,
    string HandlerName,
    string? LastPublicNote,
    DateTimeOffset LastMoveAt,
    bool AwaitsRating)
{
    /// <summary>Urgings since the promise was made.</summary>
    public int Urges { get; init; }

    public DateTimeOffset? LastUrgedAt { get; init; }

    /// <summary>Sealed, or about a grid worker: no grid hears of it.</summary>
    public bool PastTheGrid { get; init; }

    /// <summary>Stands above the grid.</summary>
    public bool AtOffice { get; init; }

    /// <summary>Somebody else than who did it looked at the result.</summary>
    public bool IsVerified { get; init; }

    /// <summary>A neighbour's that this resident goes along with; <see cref="Text"/> is what they said themselves.</summary>
    public bool IsFollowed { get; init; }
}

/// <summary>What may be known of a neighbour's intake: never what was said, nor by whom.</summary>
public sealed record NeighbourIntake(string Number, string ItemName, DateTimeOffset SubmittedAt, IntakeStage Stage, string HandlerName);

/// <summary>Where an intake stands, in the resident's eyes.</summary>
public enum IntakeStage
{
    Submitted,
    Accepted,
    Handling,

    /// <summary>A department says that it is done; a grid worker is still to look at it on the spot.</summary>
    Checking,
    Resolved,
    Closed,
    Rejected,
    Withdrawn,
    Merged,
    Reopened,
}

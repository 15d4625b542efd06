using System.Text.Json.Serialization;

namespace Bot.Data.Profiles;

/// <summary>What differs from place to place. Read from <c>profiles/{name}.json</c>; a wrong one stops the start.</summary>
public sealed record Profile
{
    /// <summary>The file's name without extension; part of the event source <c>/bot/{name}</c>.</summary>
    [JsonIgnore]
    public string Name { get; init; } = "";

    /// <summary>The file as it was read, for faults that are found later.</summary>
    [JsonIgnore]
    public string File { get; init; } = "";

    /// <summary>Where an editor finds the form of this file: profile.schema.json. The bot does not read it.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>What whoever opens the file or asks check-profile should know first, e.g. that offices, phones and people are demo data.</summary>
    public string? Note { get; init; }

    /// <summary>How residents call the place, e.g. 西岗镇.</summary>
    public required string Place { get; init; }

    /// <summary>The regulation that the articles refer to, and where it was published.</summary>
    public string? Regulation { get; init; }

    /// <summary>监督电话, shown on every grid notice.</summary>
    public required string SupervisionPhone { get; init; }

    /// <summary>Where a person answers the phone.</summary>
    public required string HotlinePhone { get; init; }

    /// <summary>The office that holds what no grid can: name for residents, group robot for its staff.</summary>
    public required ProfileOffice Office { get; init; }

    /// <summary>The supervision hotline's desk (监督热线坐席), which watches over the promises; absent, the office does.</summary>
    public ProfileOffice? Desk { get; init; }

    /// <summary>Departments that intakes can be given to.</summary>
    public IReadOnlyList<ProfileOffice> Departments { get; init; } = [];

    /// <summary>What the place calls its ladder, e.g. 微事不出格、小事不出村、大事不出镇.</summary>
    public string? LadderName { get; init; }

    /// <summary>The ladder's rungs from the grid upwards.</summary>
    [JsonPropertyName("ladder")]
    public required IReadOnlyList<ProfileRung> Rungs { get; init; }

    /// <summary>The rung that takes what no grid may or can.</summary>
    public string OfficeLevel { get; init; } = "township";

    /// <summary>Until when an intake is taken up, and urgent ones have a result.</summary>
    public required ProfilePromises Promises { get; init; }

    /// <summary>When a promise may be put off.</summary>
    public ProfileExtension Extension { get; init; } = new();

    /// <summary>How the place cuts its grids.</summary>
    public ProfileGrids Grids { get; init; } = new();

    /// <summary>The people of a grid, and the units above them.</summary>
    public ProfileTeam Team { get; init; } = new();

    /// <summary>What the grid's notice board shows besides name, range, people, phones and the supervision phone.</summary>
    public ProfileNotice Notice { get; init; } = new();

    /// <summary>The steps by which the place tells where an intake is.</summary>
    public ProfileProgress Progress { get; init; } = new();

    /// <summary>The place's list of service items.</summary>
    public ProfileItems Items { get; init; } = new();

    /// <summary>What is refused at the door, with where to go instead.</summary>
    public IReadOnlyList<ProfileRefusal> Refusals { get; init; } = [];

    /// <summary>What the place owes to whoever asks.</summary>
    public ProfileRequests Requests { get; init; } = new();

    /// <summary>Who hears of urgent and major matters at once.</summary>
    public ProfileUrgent Urgent { get; init; } = new();

    /// <summary>The secret channel.</summary>
    public ProfileConfidential Confidential { get; init; } = new();

    /// <summary>Secrecy and privacy.</summary>
    public ProfilePrivacy Privacy { get; init; } = new();

    /// <summary>The supervision phone, and complaints about grid workers.</summary>
    public ProfileSupervision Supervision { get; init; } = new();

    /// <summary>Who confirms a result.</summary>
    public ProfileVerification Verification { get; init; } = new();

    /// <summary>Until when the desk calls back, after key and urgent matters and unhappy ratings.</summary>
    public ProfileCallBacks CallBacks { get; init; } = new();

    /// <summary>Giving intakes to departments; absent: they stay on the ladder.</summary>
    public ProfileDispatch? Dispatch { get; init; }

    /// <summary>What is counted, analysed and judged, and how often.</summary>
    public IReadOnlyList<ProfileReport> Reports { get; init; } = [];

    /// <summary>What the place prints or exports under its own name.</summary>
    public IReadOnlyList<ProfileForm> Forms { get; init; } = [];

    /// <summary>What comes after a result.</summary>
    public ProfileAfterResult AfterResult { get; init; } = new();

    /// <summary>How often a resident may ask for speed.</summary>
    public ProfileUrging Urging { get; init; } = new();

    /// <summary>What one resident may send, so that nobody drowns the others.</summary>
    public ProfileLimits Limits { get; init; } = new();

    /// <summary>When a resident is offered to go along with what a neighbour reported.</summary>
    public ProfileNeighbours Neighbours { get; init; } = new();

    /// <summary>When and how groups are spoken to.</summary>
    public ProfileGroups Groups { get; init; } = new();

    /// <summary>Stretches of the working day, in order.</summary>
    public required IReadOnlyList<ProfileWorkingHours> WorkingHours { get; init; }

    /// <summary>Ids of WeChat templates used when the 48-hour window is closed; an absent one is a rung that is skipped.</summary>
    public ProfileTemplates Templates { get; init; } = new();

    /// <summary>The same rungs, to be asked.</summary>
    [JsonIgnore]
    public Ladder Ladder => new(this);

    /// <summary>The department of this name; null when the profile no longer knows it.</summary>
    public ProfileOffice? DepartmentNamed(string? name) => Departments.FirstOrDefault(d => d.Name == name);

    /// <summary>What the place calls one of the product's forms; null where it has no name for it.</summary>
    public string? FormName(FormKind kind) => Forms.FirstOrDefault(f => f.Kind == kind)?.Name;

    /// <summary>What the place says of an item; null when it says nothing.</summary>
    public ProfileItem? Entry(string item) => Items.Entries.FirstOrDefault(e => e.Code == item);
}

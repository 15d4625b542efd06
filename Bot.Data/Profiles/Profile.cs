using System.Text.Json.Serialization;

namespace Bot.Data.Profiles;

/// <summary>What differs from place to place. Read from <c>profiles/{name}.json</c>; a wrong one stops the start.</summary>
public sealed record Profile
{
    /// <summary>The file's name without extension; part of the event source <c>/bot/{name}</c>.</summary>
    public string Name { get; init; } = "";

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

    /// <summary>The ladder's rungs from the grid upwards.</summary>
    [JsonPropertyName("ladder")]
    public required IReadOnlyList<ProfileRung> Rungs { get; init; }

    /// <summary>The rung that takes what no grid may or can.</summary>
    public string OfficeLevel { get; init; } = "township";

    public required ProfilePromises Promises { get; init; }

    public ProfileGrids Grids { get; init; } = new();

    public ProfileTeam Team { get; init; } = new();

    public ProfileProgress Progress { get; init; } = new();

    public ProfileItems Items { get; init; } = new();

    public IReadOnlyList<ProfileRefusal> Refusals { get; init; } = [];

    public ProfileUrgent Urgent { get; init; } = new();

    public ProfileConfidential Confidential { get; init; } = new();

    public ProfileVerification Verification { get; init; } = new();

    public ProfileDispatch? Dispatch { get; init; }

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

    /// <summary>What the place says of an item; null when it says nothing.</summary>
    public ProfileItem? Entry(string item) => Items.Entries.FirstOrDefault(e => e.Code == item);
}

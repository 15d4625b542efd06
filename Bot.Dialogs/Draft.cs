using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Bot.Dialogs;

/// <summary>A report in the making: everything said so far, whatever the order it came in. Immutable.</summary>
public sealed record Draft
{
    /// <summary>The resident's own words, several messages joined by line breaks. Never rewritten by us. At most <see cref="DialogLimits.TextLength"/> characters.</summary>
    public string Text { get; init; } = "";

    /// <summary>complaint, request, inquiry, suggestion or praise; null until understood.</summary>
    public string? Kind { get; init; }

    /// <summary>Code of the service item; null until understood.</summary>
    public string? Item { get; init; }

    /// <summary>The items the resident chose <see cref="Item"/> from, joined by commas; null when it was not theirs to choose.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? Offered { get; init; }

    public bool Urgent { get; init; }

    /// <summary>秘密上报: the identity is sealed, and no grid group hears of it.</summary>
    public bool Confidential { get; init; }

    /// <summary>About a grid worker: goes past the grid to the level above.</summary>
    public bool AboutWorker { get; init; }

    public DraftPlace? Place { get; init; }

    public ImmutableArray<DraftMedia> Media { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>A phone number to call back, as the resident gave it; null when none was given.</summary>
    public string? Phone { get; init; }

    /// <summary>On whose behalf, without a name (母亲, 邻居奶奶); null when the resident reports for themselves.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>A person was asked for: goes to the office, whatever grid it lies in.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ToDesk { get; init; }

    /// <summary>The second of two matters in one message: it is asked whether to report it before it is gone on with.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsAlso { get; init; }

    /// <summary>不公开: closed or not, the public board shows nothing of it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Unlisted { get; init; }

    /// <summary>A danger that waits for its place: sent up without one at this instant. Null for everything else.</summary>
    public DateTimeOffset? SendUpAt { get; init; }

    /// <summary>What is not asked a second time.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Asked Asked { get; init; }

    /// <summary>Another draft that waits until this one is submitted or given up.</summary>
    public Draft? Later { get; init; }

    /// <summary>Nobody's grid: a question, a word with a person, what the grid must not hear of.</summary>
    [JsonIgnore]
    public bool GoesToOffice => Kind == "inquiry" || ToDesk || Confidential || AboutWorker;

    public bool Has(Asked what) => (Asked & what) == what;

    /// <summary>The same if the same was said; what was asked on the way does not count.</summary>
    public bool Equals(Draft? other) =>
        other is not null && Text == other.Text && Kind == other.Kind && Item == other.Item && Urgent == other.Urgent
        && Confidential == other.Confidential && AboutWorker == other.AboutWorker && Place == other.Place
        && Phone == other.Phone && OnBehalfOf == other.OnBehalfOf && ToDesk == other.ToDesk && Unlisted == other.Unlisted && SendUpAt == other.SendUpAt
        && Equals(Later, other.Later) && Media.SequenceEqual(other.Media);

    public override int GetHashCode() => HashCode.Combine(Text, Kind, Item, Place, Media.Length);
}

/// <summary>Questions about a draft that are put once.</summary>
[Flags]
public enum Asked
{
    None = 0,
    Phone = 1,
    WhatHappened = 2,

    /// <summary>Asked where, and left open by the resident.</summary>
    Place = 4,
    Same = 8,
    Scope = 16,
}

/// <summary>Where it is. Degrees in GCJ-02 when a map gave them, else null; <see cref="GridCode"/> null when no grid is known for it.</summary>
public sealed record DraftPlace(string Words, string? GridCode, double? Longitude = null, double? Latitude = null)
{
    /// <summary>Stands behind the name of a home grid that nobody said.</summary>
    public const string IsHome = "（居民所在网格）";
}

/// <summary>A piece of media on the platform.</summary>
public sealed record DraftMedia(MediaKind Kind, string MediaId);

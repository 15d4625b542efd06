using System.Collections.Immutable;

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

    public bool Urgent { get; init; }

    /// <summary>秘密上报: the identity is sealed, and no grid group hears of it.</summary>
    public bool Confidential { get; init; }

    /// <summary>About a grid worker: goes past the grid to the level above.</summary>
    public bool AboutWorker { get; init; }

    public DraftPlace? Place { get; init; }

    public ImmutableArray<DraftMedia> Media { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>A phone number to call back, as the resident gave it; null when none was given.</summary>
    public string? Phone { get; init; }

    public bool Equals(Draft? other) =>
        other is not null && Text == other.Text && Kind == other.Kind && Item == other.Item && Urgent == other.Urgent
        && Confidential == other.Confidential && AboutWorker == other.AboutWorker && Place == other.Place
        && Phone == other.Phone && Media.SequenceEqual(other.Media);

    public override int GetHashCode() => HashCode.Combine(Text, Kind, Item, Place, Media.Length);
}

/// <summary>Where it is. Degrees in GCJ-02 when a map gave them, else null; <see cref="GridCode"/> null when no grid is known for it.</summary>
public sealed record DraftPlace(string Words, string? GridCode, double? Longitude = null, double? Latitude = null);

/// <summary>A piece of media on the platform.</summary>
public sealed record DraftMedia(MediaKind Kind, string MediaId);

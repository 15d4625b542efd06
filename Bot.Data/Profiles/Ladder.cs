namespace Bot.Data.Profiles;

/// <summary>One rung of the ladder an intake can stand on: who answers for it there, and in how many days.</summary>
public sealed record ProfileRung
{
    /// <summary>Code in events and in the database: <c>grid</c> for the lowest, then freely chosen (<c>village</c>, <c>township</c>, <c>county</c> …).</summary>
    public required string Level { get; init; }

    /// <summary>What residents and workers call it, e.g. 村（社区）.</summary>
    public required string Name { get; init; }

    /// <summary>The office-holder who answers for it, e.g. 社区党组织书记; said by check-profile.</summary>
    public string? Holder { get; init; }

    /// <summary>Where it depends on the kind of place (乡镇、街道) who that is: the first that fits the grid; before <see cref="Holder"/>.</summary>
    public IReadOnlyList<ProfileHolder> Holders { get; init; } = [];

    /// <summary>Working days until a result once an intake begins here.</summary>
    public required int WorkingDays { get; init; }

    /// <summary>Working hours until somebody takes it up here; absent, as <see cref="ProfilePromises.AcceptWorkingHours"/>.</summary>
    public int? AcceptWorkingHours { get; init; }

    /// <summary>Who holds what stands here; absent: the grid on the lowest rung, the place's office above.</summary>
    public RungHolder? HeldBy { get; init; }

    /// <summary>The rung's own office, where it is held by none of the others.</summary>
    public ProfileOffice? Office { get; init; }

    /// <summary>The article that this rests on.</summary>
    public string? Article { get; init; }
}

/// <summary>The office-holder of a rung in one kind of place.</summary>
public sealed record ProfileHolder
{
    /// <summary>Words of which the grid's name or range holds one; empty: every grid.</summary>
    public IReadOnlyList<string> When { get; init; } = [];

    /// <summary>The office, e.g. 社区党组织书记.</summary>
    public required string Holder { get; init; }
}

/// <summary>Who holds an intake on a rung.</summary>
public enum RungHolder
{
    /// <summary>The people and the group of the grid.</summary>
    Grid,

    /// <summary>The group of the grid's village or community: the grid's own where it has no other.</summary>
    Village,

    /// <summary>The place's office.</summary>
    Office,

    /// <summary>The supervision hotline's desk.</summary>
    Desk,

    /// <summary>The rung's own office.</summary>
    Own,
}

/// <summary>The rungs from the grid upwards (微事不出格、小事不出村、大事不出镇).</summary>
public sealed class Ladder
{
    /// <summary>The code of the lowest rung everywhere.</summary>
    public const string Grid = "grid";

    private readonly Profile _profile;

    public Ladder(Profile profile) => _profile = profile;

    public IReadOnlyList<ProfileRung> Rungs => _profile.Rungs;

    /// <summary>The rung that takes what no grid may or can: no known grid, sealed, about a grid worker.</summary>
    public string OfficeLevel => _profile.OfficeLevel;

    public string Top => Rungs[^1].Level;

    /// <summary>One rung up; the highest stays. A level that the profile no longer knows goes to the office's.</summary>
    public string Above(string level) => IndexOf(level) is var i and >= 0 ? Rungs[Math.Min(i + 1, Rungs.Count - 1)].Level : OfficeLevel;

    /// <summary>Whether <paramref name="level"/> stands above <paramref name="other"/>.</summary>
    public bool IsAbove(string level, string other) => IndexOf(level) > IndexOf(other);

    /// <summary>The rung of a level; one that the profile no longer knows is the office's.</summary>
    public ProfileRung RungOf(string level) => Rungs[IndexOf(level) is var i and >= 0 ? i : IndexOf(OfficeLevel)];

    /// <summary>The office of a rung; null where the grid or its village holds it.</summary>
    public ProfileOffice? OfficeOf(string level) => HolderOf(RungOf(level)) switch
    {
        RungHolder.Own => RungOf(level).Office,
        RungHolder.Desk => _profile.Desk ?? _profile.Office,
        RungHolder.Office => _profile.Office,
        _ => null,
    };

    /// <summary>The office-holder who answers for a rung towards the people of a grid; null where the profile names none.</summary>
    public string? AnswersFor(string level, Grids.Grid? grid) => RungOf(level) is var rung
        ? rung.Holders.FirstOrDefault(h => ProfileGrids.Fits(h.When, grid?.Name, grid?.Area))?.Holder ?? rung.Holder
        : null;

    /// <summary>Who holds what stands on a rung.</summary>
    public static RungHolder HolderOf(ProfileRung rung) =>
        rung.HeldBy ?? (rung.Office is not null ? RungHolder.Own : rung.Level == Grid ? RungHolder.Grid : RungHolder.Office);

    private int IndexOf(string level)
    {
        for (var i = 0; i < Rungs.Count; i++)
        {
            if (Rungs[i].Level == level)
            {
                return i;
            }
        }

        return -1;
    }
}

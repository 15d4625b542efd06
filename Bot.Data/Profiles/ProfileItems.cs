namespace Bot.Data.Profiles;

/// <summary>The place's list of service items (网格服务管理事项清单): the built-in 33, as far as nothing is said, and the place's own.</summary>
public sealed record ProfileItems
{
    /// <summary>Who has to approve an item before it is entered; null: nobody. With it, every own entry needs <see cref="ProfileItem.Admitted"/>.</summary>
    public string? AdmittedBy { get; init; }

    /// <summary>The article on entry and withdrawal of items.</summary>
    public string? Article { get; init; }

    /// <summary>The list in force is shown to everybody (清单公布).</summary>
    public bool Published { get; init; }

    /// <summary>At most so many days may a temporary item last (临时事项); null: no limit.</summary>
    public int? TemporaryDaysAtMost { get; init; }

    /// <summary>What the place says of single items; what it says nothing of stays as built in.</summary>
    public IReadOnlyList<ProfileItem> Entries { get; init; } = [];
}

/// <summary>What the place says of one item: another name, another way, withdrawn, or new.</summary>
public sealed record ProfileItem
{
    /// <summary>One of the built-in codes, or a new one (a–z, 0–9 and -).</summary>
    public required string Code { get; init; }

    /// <summary>What residents read; a new item needs it, a built-in one keeps its own when absent.</summary>
    public string? Name { get; init; }

    /// <summary>The heading under which it is listed.</summary>
    public string? Group { get; init; }

    /// <summary>The department that answers for it, one of <see cref="Profile.Departments"/> where those are given.</summary>
    public string? Department { get; init; }

    /// <summary>A new item: the built-in one that it is a part of. Words judged to be that, and holding one of <see cref="Words"/>, are this.</summary>
    public string? PartOf { get; init; }

    /// <summary>Words by which a new item is known.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>When and by whom it was admitted, e.g. "2026-03-01 县网格化服务管理领导小组".</summary>
    public string? Admitted { get; init; }

    /// <summary>A temporary item's first day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>A temporary item's last day; after it the item is not taken up any more.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Withdrawn (退出清单): what residents are told instead, with where to go.</summary>
    public string? Withdrawn { get; init; }

    /// <summary>The rung that it begins on; absent, the grid's.</summary>
    public string? StartLevel { get; init; }

    /// <summary>Working hours until it is taken up, instead of the general ones.</summary>
    public int? AcceptWorkingHours { get; init; }

    /// <summary>Working days until a result by level, instead of the rung's.</summary>
    public IReadOnlyDictionary<string, int> WorkingDays { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Weight in the assessment of grids and workers (事件权重).</summary>
    public decimal Weight { get; init; } = 1;

    /// <summary>A key matter: whoever reported it is called back (回访).</summary>
    public bool CallBack { get; init; }

    /// <summary>Questions that go with it in forms, instead of the built-in ones; null: those, an empty list: none.</summary>
    public IReadOnlyList<ProfileAttribute>? Attributes { get; init; }

    /// <summary>The article that this rests on.</summary>
    public string? Article { get; init; }
}

/// <summary>What may not be asked of grid workers, or belongs elsewhere: refused at the door, with the right office named.</summary>
public sealed record ProfileRefusal
{
    /// <summary>Any of these words pleads for it.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>And any of these; empty: no further word is needed.</summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>What the resident is told: why not, and where to go.</summary>
    public required string Say { get; init; }

    /// <summary>The article that this rests on.</summary>
    public string? Article { get; init; }
}

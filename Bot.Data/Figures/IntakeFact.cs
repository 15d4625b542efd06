using Bot.Data.Intakes;

namespace Bot.Data.Figures;

/// <summary>What one intake adds to the figures, as of when it was last looked at. Holds no word of a resident; whatever is in it can be computed anew.</summary>
public sealed class IntakeFact
{
    public required long IntakeId { get; init; }

    /// <summary>Nine digits of the division; empty where no grid is known.</summary>
    public string Township { get; set; } = "";

    /// <summary>Twelve digits of the division; empty where no grid is known.</summary>
    public string Community { get; set; } = "";

    /// <summary>Code of the grid; empty where none is known.</summary>
    public string Grid { get; set; } = "";

    public string Item { get; set; } = "";

    /// <summary>The department that has it or had it last; empty for none.</summary>
    public string Department { get; set; } = "";

    /// <summary>Userid of who brought the last result; empty while there is none.</summary>
    public string Worker { get; set; } = "";

    public string WorkerName { get; set; } = "";

    /// <summary>Confidential or about a worker: no department's.</summary>
    public bool Sealed { get; set; }

    public bool AboutWorker { get; set; }

    /// <summary>Neither withdrawn nor merged nor rejected.</summary>
    public bool Counted { get; set; }

    public bool HasResult { get; set; }

    /// <summary>A promise of a result was broken, be it that the result came late or is missing now.</summary>
    public bool Late { get; set; }

    public bool Reopened { get; set; }

    /// <summary>Minutes from report to the first move of whoever handles it.</summary>
    public int? FirstMinutes { get; set; }

    /// <summary>Minutes from report to the last result.</summary>
    public int? ResultMinutes { get; set; }

    /// <summary>1 to 5, the last one.</summary>
    public int? Rating { get; set; }

    /// <summary>Seconds from the last result to the last rating.</summary>
    public int? RatedSeconds { get; set; }

    /// <summary>Weight of the item times coefficient of the grid, in thousandths; 0 without a result.</summary>
    public long Points { get; set; }

    /// <summary>When the running promise will be broken; null when none runs.</summary>
    public DateTimeOffset? RunsUntil { get; set; }

    public IntakeNumber Number => IntakeNumber.FromId(IntakeId);

    /// <summary>The day it was reported, yyyyMMdd.</summary>
    public int Day => (int)(IntakeId / 1_000_000);
}

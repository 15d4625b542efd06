namespace Bot.Data.Audit;

/// <summary>How long the chain is and where it ends, kept beside it: entries that were cut off at the end are missed.</summary>
public sealed class AuditHead
{
    public const string Desk = "desk";

    public required string Name { get; init; }

    public long Count { get; set; }

    public string Hash { get; set; } = "";
}

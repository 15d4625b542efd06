namespace Bot.Data.Accountability;

/// <summary>One saved state of a form about how an intake was handled (倒查情况表, 责任追究审批表). Saved again, it is a version more; none is changed.</summary>
public sealed class AccountabilityCase
{
    public required long IntakeId { get; init; }

    /// <summary>b: 倒查情况表; c: 责任追究审批表.</summary>
    public required string Form { get; init; }

    /// <summary>1, then one more each.</summary>
    public required int Version { get; init; }

    /// <summary>JSON: name of the field to what stands in it.</summary>
    public required string Fields { get; init; }

    /// <summary>Login of who saved it.</summary>
    public required string SavedBy { get; init; }

    public required DateTimeOffset At { get; init; }
}

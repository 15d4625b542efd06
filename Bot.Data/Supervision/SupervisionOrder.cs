using System.Globalization;

namespace Bot.Data.Supervision;

/// <summary>An order of supervision (督办): a matter that was badly handled twice is watched from above until it has a result.</summary>
public sealed class SupervisionOrder
{
    /// <summary>The day (yyyyMMdd) and the running number of that day, five digits.</summary>
    public required long Id { get; init; }

    public required long IntakeId { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Until when it is to be answered by a result.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>The rung that has to answer it.</summary>
    public required string ToLevel { get; init; }

    /// <summary>Who handled it when it was issued, by userid and name; null when nobody did.</summary>
    public string? HandlerId { get; init; }

    public string? HandlerName { get; init; }

    public required string Reason { get; init; }

    /// <summary>Who has to answer it, by name, where the desk named somebody.</summary>
    public string? ToPerson { get; init; }

    /// <summary>Shown name of who issued it by hand; null where the rule of the second unhappy rating did.</summary>
    public string? IssuedBy { get; init; }

    /// <summary>When it was answered; null while it is open.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>The name of who answered it.</summary>
    public string? AnsweredBy { get; set; }

    public string? Answer { get; set; }

    /// <summary><c>DB-yyyyMMdd-nnn</c>.</summary>
    public string Number => string.Create(CultureInfo.InvariantCulture, $"DB-{Id / SupervisionOrders.PerDay:D8}-{Id % SupervisionOrders.PerDay:D3}");
}

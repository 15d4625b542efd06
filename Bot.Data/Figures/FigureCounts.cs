namespace Bot.Data.Figures;

/// <summary>Counts and sums that can be added up: over days, over grids, over anything.</summary>
public class FigureCounts
{
    public long Received { get; set; }

    /// <summary>Of these, neither withdrawn nor merged nor rejected.</summary>
    public long Counted { get; set; }

    /// <summary>With a result now.</summary>
    public long Resolved { get; set; }

    /// <summary>With a result and no promise broken.</summary>
    public long OnTime { get; set; }

    /// <summary>With a promise broken: the result came late, or is overdue and still missing.</summary>
    public long Late { get; set; }

    public long Answered { get; set; }

    /// <summary>Sum of the minutes to the first response.</summary>
    public long AnswerMinutes { get; set; }

    /// <summary>Sum of the minutes to the result.</summary>
    public long ResultMinutes { get; set; }

    public long Rated { get; set; }

    /// <summary>Rated 3 and better.</summary>
    public long Satisfied { get; set; }

    /// <summary>Sum of the ratings.</summary>
    public long Scores { get; set; }

    public long Reopened { get; set; }

    /// <summary>Complaints about grid workers.</summary>
    public long Complaints { get; set; }

    /// <summary>Sum of the points, in thousandths.</summary>
    public long Points { get; set; }

    public double? OnTimeShare => Share(OnTime, OnTime + Late);

    public double? SatisfiedShare => Share(Satisfied, Rated);

    public double? ReopenedShare => Share(Reopened, Received);

    public double? ResolvedShare => Share(Resolved, Counted);

    /// <summary>Minutes, on average.</summary>
    public double? FirstResponse => Share(AnswerMinutes, Answered);

    /// <summary>Minutes, on average.</summary>
    public double? Resolution => Share(ResultMinutes, Resolved);

    public bool IsNothing => (Received | Counted | Resolved | OnTime | Late | Answered | AnswerMinutes | ResultMinutes | Rated | Satisfied | Scores | Reopened | Complaints | Points) == 0;

    public static FigureCounts Of(IntakeFact fact) => new()
    {
        Received = 1,
        Counted = One(fact.Counted),
        Resolved = One(fact.HasResult),
        OnTime = One(fact.HasResult && !fact.Late),
        Late = One(fact.Counted && fact.Late),
        Answered = One(fact.FirstMinutes is not null),
        AnswerMinutes = fact.FirstMinutes ?? 0,
        ResultMinutes = fact.HasResult ? fact.ResultMinutes ?? 0 : 0,
        Rated = One(fact.Rating is not null),
        Satisfied = One(fact.Rating >= 3),
        Scores = fact.Rating ?? 0,
        Reopened = One(fact.Reopened),
        Complaints = One(fact.AboutWorker && fact.Counted),
        Points = fact.Points,
    };

    public static FigureCounts Sum(IEnumerable<FigureCounts> parts)
    {
        var sum = new FigureCounts();
        foreach (var part in parts)
        {
            sum.Add(part);
        }

        return sum;
    }

    /// <param name="other">What is added.</param>
    /// <param name="sign">1, or -1 to take it away.</param>
    public void Add(FigureCounts other, int sign = 1)
    {
        Received += sign * other.Received;
        Counted += sign * other.Counted;
        Resolved += sign * other.Resolved;
        OnTime += sign * other.OnTime;
        Late += sign * other.Late;
        Answered += sign * other.Answered;
        AnswerMinutes += sign * other.AnswerMinutes;
        ResultMinutes += sign * other.ResultMinutes;
        Rated += sign * other.Rated;
        Satisfied += sign * other.Satisfied;
        Scores += sign * other.Scores;
        Reopened += sign * other.Reopened;
        Complaints += sign * other.Complaints;
        Points += sign * other.Points;
    }

    private static long One(bool fact) => fact ? 1 : 0;

    private static double? Share(long part, long whole) => whole == 0 ? null : (double)part / whole;
}

namespace Bot.Data.CallBacks;

/// <summary>A call to whoever reported something (回访) that the desk owes. Open until it is done; of one intake at most one is open.</summary>
public sealed class CallBack
{
    public long Id { get; init; }

    public required long IntakeId { get; init; }

    public required CallBackReason Reason { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    /// <summary>The end of work until which somebody calls.</summary>
    public required DateTimeOffset Due { get; init; }

    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>Who called, and what was said; null while it is open.</summary>
    public string? DoneBy { get; set; }

    public string? Answer { get; set; }

    /// <summary>How it ended; null while it is open, and of those done before results were kept.</summary>
    public CallBackResult? Result { get; set; }

    /// <summary>Calls that nobody answered.</summary>
    public int Tries { get; set; }

    public DateTimeOffset? LastTriedAt { get; set; }
}

/// <summary>Why somebody is called. Stored by number: new ones go to the end.</summary>
public enum CallBackReason
{
    /// <summary>The place calls it a key matter.</summary>
    KeyMatter,

    /// <summary>It was urgent.</summary>
    Urgent,

    /// <summary>The resident was unhappy with the result.</summary>
    Unhappy,

    /// <summary>It was taken down for somebody without WeChat, who learns the result by phone.</summary>
    NotInChat,

    /// <summary>One of those that the place has looked at by chance.</summary>
    Sampled,
}

/// <summary>How a call ended. Stored by number: new ones go to the end.</summary>
public enum CallBackResult
{
    /// <summary>Was told the result and said nothing to it.</summary>
    Told,

    Satisfied,

    Unsatisfied,

    /// <summary>Could not be reached, after <see cref="OpenCallBacks.MostTries"/> calls.</summary>
    NotReached,
}

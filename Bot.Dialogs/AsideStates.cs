using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Bot.Dialogs;

/// <content>The steps beside a report.</content>
public abstract partial record ConversationState
{
    /// <summary>A step beside a report: a draft that was open when it began is kept and led back to.</summary>
    public abstract record Aside : ConversationState
    {
        public Draft? Interrupted { get; init; }

        [JsonIgnore]
        public override Draft? OpenDraft => Interrupted;
    }

    /// <summary>Looking for the grid worker: asked for a place.</summary>
    public sealed record AskedWhereTheyLive : Aside
    {
        public static readonly AskedWhereTheyLive Instance = new();
    }

    /// <summary>Looking for the grid worker: several places fit.</summary>
    public sealed record AskedWhichHome(ImmutableArray<DraftPlace> Places) : Aside;

    /// <summary>Showed the notice of a grid for a place; offered to report there, or to keep it as home.</summary>
    public sealed record OfferedHere(DraftPlace Place) : Aside;

    /// <summary>Listed own intakes; a digit opens one, or does <see cref="Act"/> to it.</summary>
    public sealed record ShowedIntakes(ImmutableArray<string> Numbers) : Aside
    {
        public IntakeAct Act { get; init; }

        /// <summary>What the resident already said with the command (a reason, an addition), until they choose.</summary>
        public string? Said { get; init; }
    }

    /// <summary>"要补充什么？" for an intake on its way.</summary>
    public sealed record AskedForSupplement(string Number) : Aside;

    /// <summary>"1 撤回　2 不撤"</summary>
    public sealed record AskedToWithdraw(string Number) : Aside
    {
        /// <summary>Why, in the resident's words.</summary>
        public string? Reason { get; init; }

        /// <summary>Set when it was sent up as a danger, so that 不撤 leads back there.</summary>
        public DateTimeOffset? SentUpAt { get; init; }

        /// <summary>The grid it was sent up to.</summary>
        public string? GridCode { get; init; }
    }

    /// <summary>
    /// A danger is on its way under <paramref name="Number"/> (<see cref="Turn.NumberMark"/> until the transaction has drawn one).
    /// For <see cref="DialogLimits.SentUpFor"/> what is said adds to it.
    /// </summary>
    public sealed record SentUp(string Number, DateTimeOffset At) : Aside
    {
        /// <summary>What was just added and sounds like a matter of its own: asked with a digit whether it is.</summary>
        public string? Another { get; init; }

        public string? GridCode { get; init; }
    }

    /// <summary>Unhappy and no word why: asked, once. The rating itself is on its way already.</summary>
    public sealed record AskedWhy(string Number) : Aside
    {
        /// <summary>Chose to say it in words.</summary>
        public bool InWords { get; init; }
    }

    /// <summary>A question was answered from the city's documents; unclear, it goes to a person.</summary>
    public sealed record AnsweredQuestion(string Question) : Aside
    {
        /// <summary>Nobody said 问: it may be a report all the same.</summary>
        public bool Guessed { get; init; }
    }
}

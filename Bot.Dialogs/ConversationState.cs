using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Bot.Dialogs;

/// <summary>
/// Where a conversation stands. A closed set, stored as JSON under the names below: renaming one is a migration.
/// A step is named after what was asked last, never numbered.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "step")]
[JsonDerivedType(typeof(Idle), "idle")]
[JsonDerivedType(typeof(AskedForProblem), "asked-for-problem")]
[JsonDerivedType(typeof(AskedForItem), "asked-for-item")]
[JsonDerivedType(typeof(AskedForPlace), "asked-for-place")]
[JsonDerivedType(typeof(AskedWhichPlace), "asked-which-place")]
[JsonDerivedType(typeof(AskedToConfirm), "asked-to-confirm")]
[JsonDerivedType(typeof(AskedForNewText), "asked-for-new-text")]
[JsonDerivedType(typeof(AskedForPhone), "asked-for-phone")]
[JsonDerivedType(typeof(AskedWhereTheyLive), "asked-where-they-live")]
[JsonDerivedType(typeof(AskedWhichHome), "asked-which-home")]
[JsonDerivedType(typeof(OfferedHere), "offered-here")]
[JsonDerivedType(typeof(ShowedIntakes), "showed-intakes")]
[JsonDerivedType(typeof(AskedForSupplement), "asked-for-supplement")]
[JsonDerivedType(typeof(AskedForRating), "asked-for-rating")]
[JsonDerivedType(typeof(AskedWhatHappened), "asked-what-happened")]
[JsonDerivedType(typeof(AskedWhereDangerIs), "asked-where-danger-is")]
[JsonDerivedType(typeof(OfferedInstead), "offered-instead")]
[JsonDerivedType(typeof(AskedIfSame), "asked-if-same")]
[JsonDerivedType(typeof(AskedToGoOn), "asked-to-go-on")]
[JsonDerivedType(typeof(AskedToHandOver), "asked-to-hand-over")]
[JsonDerivedType(typeof(AskedToWithdraw), "asked-to-withdraw")]
[JsonDerivedType(typeof(SentUp), "sent-up")]
[JsonDerivedType(typeof(AskedWhy), "asked-why")]
[JsonDerivedType(typeof(AskedToJoin), "asked-to-join")]
[JsonDerivedType(typeof(AskedToReportAlso), "asked-to-report-also")]
[JsonDerivedType(typeof(AskedIfQuestion), "asked-if-question")]
[JsonDerivedType(typeof(AnsweredQuestion), "answered-question")]
public abstract record ConversationState
{
    private ConversationState()
    {
    }

    /// <summary>The draft that is open, whatever was asked last.</summary>
    [JsonIgnore]
    public virtual Draft? OpenDraft => null;

    /// <summary>When a turn last brought the conversation here with a draft open, in China Standard Time; null in rows of before.</summary>
    public DateTimeOffset? TouchedAt { get; init; }

    /// <summary>Nothing is open.</summary>
    public sealed record Idle : ConversationState
    {
        public static readonly Idle Instance = new();
    }

    /// <summary>A step of a report: all of them carry the draft.</summary>
    public abstract record Reporting(Draft Draft) : ConversationState
    {
        [JsonIgnore]
        public override Draft? OpenDraft => Draft;
    }

    /// <summary>"您说，什么事？"</summary>
    public sealed record AskedForProblem(Draft Draft) : Reporting(Draft);

    /// <summary>Unsure what it is about: offered items, answered by digit.</summary>
    public sealed record AskedForItem(Draft Draft, ImmutableArray<string> Items) : Reporting(Draft);

    /// <summary>"在哪里？"</summary>
    public sealed record AskedForPlace(Draft Draft) : Reporting(Draft);

    /// <summary>Several known places fit the words: offered, answered by digit.</summary>
    public sealed record AskedWhichPlace(Draft Draft, ImmutableArray<DraftPlace> Places) : Reporting(Draft);

    /// <summary>"1 提交　2 改内容　3 改地点"</summary>
    public sealed record AskedToConfirm(Draft Draft) : Reporting(Draft);

    /// <summary>The resident corrects the words.</summary>
    public sealed record AskedForNewText(Draft Draft) : Reporting(Draft);

    /// <summary>The resident gives or corrects a phone number.</summary>
    public sealed record AskedForPhone(Draft Draft) : Reporting(Draft);

    /// <summary>Somebody was blamed, and nothing else said: "是哪天、什么事？"</summary>
    public sealed record AskedWhatHappened(Draft Draft) : Reporting(Draft);

    /// <summary>A danger without a place: only that is asked, and it goes up without one when nobody answers (<see cref="Draft.SendUpAt"/>).</summary>
    public sealed record AskedWhereDangerIs(Draft Draft) : Reporting(Draft);

    /// <summary>Not ours to do: told where to go, and offered what can be done instead with the draft.</summary>
    public sealed record OfferedInstead(Draft Draft) : Reporting(Draft);

    /// <summary>The same words were reported a short while ago as <paramref name="Number"/>.</summary>
    public sealed record AskedIfSame(Draft Draft, string Number) : Reporting(Draft);

    /// <summary>A draft that lay untouched is offered again.</summary>
    public sealed record AskedToGoOn(Draft Draft) : Reporting(Draft)
    {
        /// <summary>What was said now, where that is a thing of its own.</summary>
        public Draft? Fresh { get; init; }
    }

    /// <summary>A person was asked for while words are at hand: offered to hand the words over.</summary>
    public sealed record AskedToHandOver(Draft Draft) : Reporting(Draft);

    /// <summary>About to be submitted, and a neighbour reported the same as <paramref name="Number"/>: "1 一起跟进　2 另报一件"</summary>
    public sealed record AskedToJoin(Draft Draft, string Number) : Reporting(Draft);

    /// <summary>The other matter of the same message: "接着报吗？1 报　2 不报"</summary>
    public sealed record AskedToReportAlso(Draft Draft) : Reporting(Draft);

    /// <summary>A question that no document answers for sure: titles that may be meant, a person, or a report after all; answered by digit. The draft holds the question.</summary>
    public sealed record AskedIfQuestion(Draft Draft) : Reporting(Draft)
    {
        /// <summary>What may be meant, by title; none when the documents have nothing like it.</summary>
        public ImmutableArray<string> Near { get; init => field = value.IsDefault ? [] : value; } = [];

        /// <summary>Nobody said 问: it may be a report all the same.</summary>
        public bool Guessed { get; init; }
    }

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

    /// <summary>Asked to rate a result; <paramref name="Interrupted"/> is the draft that was open when the result came.</summary>
    public sealed record AskedForRating(string Number, Draft? Interrupted) : ConversationState
    {
        /// <summary>Words that came before the digit, kept to go with it.</summary>
        public string? Said { get; init; }

        [JsonIgnore]
        public override Draft? OpenDraft => Interrupted;
    }
}

/// <summary>What a digit does to the intake it chooses from a list.</summary>
public enum IntakeAct
{
    Track,
    Urge,
    Withdraw,
    Supplement,
    Rate,
}

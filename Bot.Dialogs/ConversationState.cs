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
public abstract partial record ConversationState
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

    /// <summary>Asked to rate a result; <paramref name="Interrupted"/> is the draft that was open when the result came.</summary>
    public sealed record AskedForRating(string Number, Draft? Interrupted) : ConversationState
    {
        /// <summary>Words that came before the digit, kept to go with it.</summary>
        public string? Said { get; init; }

        [JsonIgnore]
        public override Draft? OpenDraft => Interrupted;
    }
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Bot.Dialogs;

/// <content>The steps of a report.</content>
public abstract partial record ConversationState
{
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
}

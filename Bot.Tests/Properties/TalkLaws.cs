using System.Text;
using Bot.Dialogs;
using Bot.Tests.Dialogs;
using Xunit;

namespace Bot.Tests.Properties;

/// <summary>Whatever is said in whatever order, a reply comes and nothing that was said is lost.</summary>
public sealed class TalkLaws
{
    private const int Walks = 400;
    private const string Drawn = "WG-20261120-000002";

    [Fact]
    public Task Whatever_is_said_a_reply_comes_and_nothing_said_is_lost() => Law.HoldsAsync(TalkWalk.Any(), Play, Walks, 83_07);

    private static void Play(TalkWalk walk)
    {
        var guide = EveryState.Guide(walk.HasHome);
        var state = EveryState.All[walk.From];
        foreach (var step in walk.Steps)
        {
            if (step is TalkStep.HearsResult)
            {
                state = Conversation.AskForRating(state, "WG-20261119-000001");
                continue;
            }

            var turn = Conversation.Hear(state, step is TalkStep.Says says ? new Incoming.Text(says.Words, says.Spoken) : ((TalkStep.Does)step).What, guide);
            try
            {
                Check(state, step, turn);
            }
            catch (Exception fault)
            {
                Assert.Fail($"{fault.Message}\n{step}\nat {ConversationJson.Write(state)}\n→  {ConversationJson.Write(turn.Next)}\n“{turn.Reply}”");
            }

            // As the house does it: the number is drawn before the state is stored.
            var next = Conversation.Numbered(turn.Next, Drawn);
            state = ConversationJson.Read(ConversationJson.Write(next));
            Assert.Equal(ConversationJson.Write(next), ConversationJson.Write(state));
        }
    }

    private static void Check(ConversationState before, TalkStep step, Turn turn)
    {
        var incoming = (step as TalkStep.Does)?.What;
        Assert.True(incoming is Incoming.Unfollowed || !string.IsNullOrWhiteSpace(turn.Reply), "no reply");
        Assert.True(Encoding.UTF8.GetByteCount(turn.Reply) <= DialogLimits.ReplyBytes, "the reply is too long");
        var submitted = turn.Outcomes.OfType<Outcome.SubmitReport>().Select(o => o.Draft).ToList();
        Assert.True(submitted.Count > 0 == turn.Reply.Contains(Turn.NumberMark, StringComparison.Ordinal), "the number stands in the reply to a submission, and in no other");
        Assert.DoesNotContain(Turn.NumberMark, Spelled(turn.Next.OpenDraft), StringComparison.Ordinal);
        if (before.OpenDraft is { } draft && !IsGivenUp(before, step, turn))
        {
            CheckDraft(before, draft, step, turn, [.. submitted, .. Drafts(turn.Next)]);
        }

        if (step is TalkStep.Says { Tells: true } told)
        {
            Assert.True(Everywhere(turn).Contains(told.Words, StringComparison.Ordinal) || IsRefused(turn.Reply), $"what was told is nowhere: {told.Words}");
        }

        if (incoming is Incoming.Media media)
        {
            Assert.True(Everywhere(turn).Contains(media.MediaId, StringComparison.Ordinal) || turn.Reply.Contains("没收", StringComparison.Ordinal) || turn.Reply.Contains("不收录音", StringComparison.Ordinal), "the picture is nowhere");
        }
    }

    /// <summary>The draft goes on, or became an intake, with all that it held.</summary>
    private static void CheckDraft(ConversationState before, Draft draft, TalkStep step, Turn turn, List<Draft> after)
    {
        if (draft is { Text.Length: 0, Media.Length: 0, Phone: null })
        {
            return;
        }

        var isReplaced = before is ConversationState.AskedForNewText && turn.Reply.Contains("改过来了", StringComparison.Ordinal);
        var saysPhone = step is TalkStep.Says says && says.Words.Count(char.IsDigit) >= 11;
        Assert.True(
            after.Any(d => (isReplaced || d.Text.StartsWith(draft.Text, StringComparison.Ordinal))
                && draft.Media.SequenceEqual(d.Media.Take(draft.Media.Length))
                && (d.Phone == draft.Phone || (saysPhone && d.Phone is not null))
                && d.Text.Length <= DialogLimits.TextLength),
            $"the draft is lost: {draft}");
    }

    private static bool IsGivenUp(ConversationState before, TalkStep step, Turn turn) => step is TalkStep.Says says
        && ((before is ConversationState.AskedToGoOn or ConversationState.AskedToReportAlso && turn.Reply.Contains("不报了", StringComparison.Ordinal))
            || (before is ConversationState.OfferedInstead && turn.Reply.StartsWith("好。", StringComparison.Ordinal))
            || (before is ConversationState.AskedIfSame && (turn.Reply.Contains("催", StringComparison.Ordinal) || turn.Reply.Contains("不报了", StringComparison.Ordinal)))
            || ((before is ConversationState.AskedWhereDangerIs || before.OpenDraft?.SendUpAt is not null) && turn.Reply.Contains("没有报上去", StringComparison.Ordinal))
            || (before is ConversationState.AskedIfQuestion { Draft: { Media.Length: 0, Phone: null } asked } && turn.Next is ConversationState.AnsweredQuestion answered && answered.Question.StartsWith(asked.Text, StringComparison.Ordinal))
            || (before.OpenDraft?.Later is not null && turn.Reply.Contains("不报了", StringComparison.Ordinal))
            || IsDropped(says, turn));

    private static bool IsDropped(TalkStep.Says says, Turn turn) => turn.Next.OpenDraft is null
        && (says.Words.Replace("　", "", StringComparison.Ordinal).Contains("取消", StringComparison.Ordinal) || turn.Reply.Contains("先不报", StringComparison.Ordinal));

    /// <summary>All places where words can have gone.</summary>
    private static string Everywhere(Turn turn) => string.Join('\n', turn.Outcomes.Select(o => o switch
    {
        Outcome.SubmitReport submit => Spelled(submit.Draft),
        Outcome.Join join => Spelled(join.Draft),
        Outcome.Rate rate => rate.Words ?? "",
        Outcome.Supplement more => $"{more.Words} {more.Media?.MediaId}",
        Outcome.Withdraw withdraw => withdraw.Reason ?? "",
        Outcome.ExplainRating why => why.Reason,
        _ => "",
    })) + string.Join('\n', Drafts(turn.Next).Select(Spelled)) + (turn.Next as ConversationState.AskedToWithdraw)?.Reason + (turn.Next as ConversationState.AskedForRating)?.Said + (turn.Next as ConversationState.ShowedIntakes)?.Said + (turn.Next as ConversationState.AnsweredQuestion)?.Question;

    /// <summary>The open one, those that wait behind it, and what was said beside an old one.</summary>
    private static IEnumerable<Draft> Drafts(ConversationState state)
    {
        for (var draft = state.OpenDraft; draft is not null; draft = draft.Later)
        {
            yield return draft;
        }

        if (state is ConversationState.AskedToGoOn { Fresh: { } fresh })
        {
            yield return fresh;
        }
    }

    private static string Spelled(Draft? draft) => draft is null ? "" : $"{draft.Text} {draft.Place?.Words} {string.Join(' ', draft.Media.Select(m => m.MediaId))}";

    /// <summary>The resident is told that it was not taken, and why.</summary>
    private static bool IsRefused(string reply) =>
        reply.Contains("这段我没记", StringComparison.Ordinal) || reply.Contains("先把它交了", StringComparison.Ordinal) || reply.Contains("我没找到", StringComparison.Ordinal);
}

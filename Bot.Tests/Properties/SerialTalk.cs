using Bot.Api.Conversations;
using Bot.Api.Deadlines;
using Bot.Api.Grids;
using Bot.Api.Intakes;
using Bot.Api.Knowledge;
using Bot.Data;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Profiles;
using Bot.Dialogs;
using Bot.Dialogs.Understanding;
using Talk = Bot.Dialogs.Conversation;

namespace Bot.Tests.Properties;

/// <summary>One resident's messages heard one after another, purely: no database, no locks, nobody else.</summary>
internal sealed class SerialTalk(ResidentHost host)
{
    private readonly ResidentContext _context = new("serial");
    private readonly List<Told> _intakes = [];

    /// <summary>What comes of the burst after the prelude, in every order the burst can be heard in.</summary>
    public static HashSet<TalkResult> EveryOrder(ResidentHost host, IReadOnlyList<Incoming> prelude, IReadOnlyList<Incoming> burst) =>
        [.. Orders([.. Enumerable.Range(0, burst.Count)]).Select(order => new SerialTalk(host).Play(prelude, burst, order))];

    private TalkResult Play(IReadOnlyList<Incoming> prelude, IReadOnlyList<Incoming> burst, int[] order)
    {
        var replies = new string[prelude.Count + burst.Count];
        for (var i = 0; i < prelude.Count; i++)
        {
            replies[i] = Hear(prelude[i]);
        }

        foreach (var i in order)
        {
            replies[prelude.Count + i] = Hear(burst[i]);
        }

        return TalkResult.Of(
            replies,
            ConversationJson.Write(_context.State),
            _context.HomeGrid,
            [.. _intakes.Select(i => TalkResult.Spell(i.Text, i.Kind, i.Item, i.Grid, i.Summary.Stage, i.Media, i.Moves))],
            [.. _intakes.Select(i => i.Summary.Number)]);
    }

    private string Hear(Incoming incoming)
    {
        var guide = new ResidentGuide(
            _context, host.Service<LiveGridDirectory>().Current, host.Service<Profile>(), host.Service<Jurisdiction>(), host.Service<IUnderstanding>(), host.Service<Promises>(), host.Service<TimeProvider>().GetChinaNow(), host.Service<LiveKnowledge>().Current);
        var turn = Talk.Hear(_context.State, incoming, guide);
        _context.State = turn.Next;
        var reply = turn.Reply;
        foreach (var outcome in turn.Outcomes)
        {
            Carry(outcome, guide, ref reply);
        }

        _context.Intakes = [.. _intakes.Select(i => i.Summary).Reverse()];
        return reply;
    }

    private void Carry(Outcome outcome, ResidentGuide guide, ref string reply)
    {
        switch (outcome)
        {
            case Outcome.SubmitReport submit:
                var told = Submit(submit.Draft, guide);
                reply = reply.Replace(Turn.NumberMark, told.Summary.Number, StringComparison.Ordinal);
                break;
            case Outcome.Withdraw withdraw:
                Change(withdraw.Number, Move.Withdraw, i => i with { Stage = IntakeStage.Withdrawn, Due = null });
                break;
            case Outcome.Supplement more:
                Change(more.Number, Move.Supplement, i => i).Media += more.Media is null ? 0 : 1;
                break;
            case Outcome.BindHomeGrid bind:
                _context.HomeGrid = bind.GridCode;
                break;
            default:
                throw new InvalidOperationException($"The messages of these cases never lead to {outcome}.");
        }
    }

    private Told Submit(Draft draft, ResidentGuide guide)
    {
        var report = Reports.Of(draft, "serial", guide.Now, host.Service<LiveGridDirectory>().Current, host.Service<PersonalData>(), host.Service<Promises>());
        var number = IntakeNumber.Of(guide.Now.ChinaDate(), 900_001 + _intakes.Count).ToString();
        var item = guide.Jurisdiction.Item(report.Item)?.Name ?? report.Item;
        var told = new Told(report, new(number, item, report.Text, IntakeStage.Submitted, guide.Now, report.ResolveDue, "", null, guide.Now, false)) { Media = draft.Media.Length };
        _intakes.Add(told);
        return told;
    }

    private Told Change(string number, Move move, Func<IntakeSummary, IntakeSummary> change)
    {
        var told = _intakes.Single(i => i.Summary.Number == number);
        told.Summary = change(told.Summary);
        told.Moves.Add(move);
        return told;
    }

    private static IEnumerable<int[]> Orders(int[] of)
    {
        if (of.Length == 0)
        {
            yield return [];
        }

        foreach (var first in of)
        {
            foreach (var rest in Orders([.. of.Where(i => i != first)]))
            {
                yield return [first, .. rest];
            }
        }
    }

    private sealed class Told(NewIntake report, IntakeSummary summary)
    {
        public string Text => report.Text;

        public string Kind => report.Kind;

        public string Item => report.Item;

        public string? Grid => report.GridCode;

        public IntakeSummary Summary { get; set; } = summary;

        public int Media { get; set; }

        public List<Move> Moves { get; } = [Move.Submit];
    }
}

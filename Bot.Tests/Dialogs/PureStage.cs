using System.Globalization;
using Bot.Dialogs;
using Bot.Dialogs.Rating;
using Bot.Dialogs.Understanding;
using Bot.Tests.Conversations;

namespace Bot.Tests.Dialogs;

/// <summary>Plays a script against the dialogs alone; outcomes are carried out on the intakes of a <see cref="FakeGuide"/>.</summary>
internal sealed class PureStage : IConversationStage
{
    private readonly FakeGuide _guide = new();
    private readonly List<string> _pushed = [];
    private int _media;
    private string _note = "";

    public ConversationState State { get; private set; } = ConversationState.Idle.Instance;

    public string? NewestNumber => _guide.Intakes.FirstOrDefault(i => !i.IsFollowed)?.Number;

    public string? NeighbourNumber => _guide.Neighbours.Count > 0 ? _guide.Neighbours[^1].Intake.Number : null;

    public Task<string> Act(ScriptLine.Resident act)
    {
        var turn = Conversation.Hear(State, Incoming(act), _guide);
        var joined = turn.Outcomes.OfType<Outcome.Join>().Any();
        // As the house stores it: what does not survive JSON does not survive.
        foreach (var outcome in turn.Outcomes)
            Carry(outcome);
        State = ConversationJson.Read(ConversationJson.Write(Conversation.Numbered(turn.Next, NewestNumber ?? "")));
        if (joined)
            TellFollower();
        return Task.FromResult(turn.Reply.Replace(Turn.NumberMark, NewestNumber, StringComparison.Ordinal));
    }

    public Task Neighbour(string words)
    {
        var theirs = new FakeGuide();
        var told = Conversation.Hear(ConversationState.Idle.Instance, new Incoming.Text(words), theirs);
        var draft = Conversation.Hear(told.Next, new Incoming.Text("1"), theirs).Outcomes.OfType<Outcome.SubmitReport>().Single().Draft;
        var number = string.Create(CultureInfo.InvariantCulture, $"WG-20261120-{_guide.Neighbours.Count + 1:000000}");
        _guide.Neighbours.Add((new(number, FakeGuide.Town.Item(draft.Item)!.Name, _guide.Now.AddHours(-1), IntakeStage.Submitted, ""), draft));
        return Task.CompletedTask;
    }

    public Task Accept(bool ofNeighbour)
    {
        if (ofNeighbour)
        {
            ChangeNeighbour(n => n with { Stage = IntakeStage.Accepted, HandlerName = "王小演" });
            return Task.CompletedTask;
        }

        Change(_guide.Intakes[0].Number, i => i with { Stage = IntakeStage.Accepted, HandlerName = "王小演", LastMoveAt = _guide.Now.AddMinutes(1) });
        return Task.CompletedTask;
    }

    public Task Resolve(string note, bool ofNeighbour)
    {
        if (ofNeighbour)
        {
            _note = note;
            ChangeNeighbour(n => n with { Stage = IntakeStage.Resolved, HandlerName = "王小演" });
            TellFollower();
            return Task.CompletedTask;
        }

        var intake = _guide.Intakes[0];
        Change(intake.Number, i => i with { Stage = IntakeStage.Resolved, AwaitsRating = true, LastPublicNote = note });
        State = Conversation.AskForRating(State, intake.Number);
        _pushed.Add(RatingWords.Result(intake.Number, intake.ItemName, note));
        return Task.CompletedTask;
    }

    public Task<string> Pushed()
    {
        var all = string.Join('\n', _pushed);
        _pushed.Clear();
        return Task.FromResult(all);
    }

    private Incoming Incoming(ScriptLine.Resident act) => act switch
    {
        ScriptLine.Says says => new Incoming.Text(says.Words),
        ScriptLine.Speaks speaks => new Incoming.Text(speaks.Words, Spoken: true),
        ScriptLine.SendsPlace { GridName: "外地" } => new Incoming.Location(116, 30, ""),
        ScriptLine.SendsPlace place => At(place.GridName),
        ScriptLine.SendsImage => new Incoming.Media(MediaKind.Image, $"media-{++_media}"),
        ScriptLine.SendsVideo => new Incoming.Media(MediaKind.Video, $"media-{++_media}"),
        ScriptLine.SendsLink => new Incoming.Unreadable("链接"),
        ScriptLine.Clicks click => new Incoming.MenuClick(click.Key),
        ScriptLine.Follows follow => new Incoming.Followed(follow.Scene),
        ScriptLine.Scans scan => new Incoming.Scanned(scan.Scene),
        ScriptLine.Leaves => new Incoming.Unfollowed(),
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, "unknown act"),
    };

    private static Incoming.Location At(string gridName)
    {
        var (longitude, latitude) = FakeGuide.PointIn(gridName);
        return new(longitude, latitude, "");
    }

    private void Carry(Outcome outcome)
    {
        switch (outcome)
        {
            case Outcome.SubmitReport submit: Submit(submit.Draft); break;
            case Outcome.Join join: Join(join); break;
            case Outcome.StopFollowing leave: _guide.Intakes.RemoveAll(i => i.IsFollowed && i.Number == leave.Number); break;
            case Outcome.Rate followed when _guide.Intakes.Any(i => i.IsFollowed && i.Number == followed.Number):
                Change(followed.Number, i => i with { AwaitsRating = false });
                break;
            case Outcome.BindHomeGrid bind: _guide.HomeCode = bind.GridCode; break;
            case Outcome.Urge urge: Change(urge.Number, i => i with { Urges = i.Urges + 1, LastUrgedAt = _guide.Now, LastMoveAt = _guide.Now }); break;
            case Outcome.Withdraw withdraw: Change(withdraw.Number, i => i with { Stage = IntakeStage.Withdrawn }); break;
            case Outcome.Rate rate:
                Change(rate.Number, i => i with { AwaitsRating = false, Stage = rate.Score <= 2 ? IntakeStage.Reopened : IntakeStage.Closed, Due = rate.Score <= 2 ? _guide.Now.AddDays(9) : null });
                break;
        }
    }

    private void Submit(Draft draft)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"WG-20261121-{_guide.Intakes.Count + 1:000000}");
        var item = FakeGuide.Town.Item(draft.Item ?? ServiceItems.Other)!.Name;
        _guide.Intakes.Insert(0, new(number, item, draft.Text, IntakeStage.Submitted, _guide.Now, _guide.PromiseFor(draft).Due, "", null, _guide.Now, false)
        {
            PastTheGrid = draft.Confidential || draft.AboutWorker,
            AtOffice = draft.GoesToOffice || draft.Place?.GridCode is null,
        });
    }

    private void Join(Outcome.Join join)
    {
        var (intake, _) = _guide.Neighbours.Single(n => n.Intake.Number == join.Number);
        _guide.Intakes.Insert(0, new(intake.Number, intake.ItemName, join.Draft.Text, intake.Stage, _guide.Now, null, intake.HandlerName, null, _guide.Now, false) { IsFollowed = true });
    }

    private void ChangeNeighbour(Func<NeighbourIntake, NeighbourIntake> change)
    {
        var (intake, draft) = _guide.Neighbours[^1];
        _guide.Neighbours[^1] = (change(intake), draft);
        if (_guide.Intakes.Exists(i => i.Number == intake.Number))
            Change(intake.Number, i => i with { Stage = _guide.Neighbours[^1].Intake.Stage, HandlerName = _guide.Neighbours[^1].Intake.HandlerName });
    }

    // Who follows is told a result when it comes, or on joining when there is one.
    private void TellFollower()
    {
        var followed = _guide.Intakes.Find(i => i is { IsFollowed: true, Stage: IntakeStage.Resolved, AwaitsRating: false });
        if (followed is null)
            return;
        Change(followed.Number, i => i with { AwaitsRating = true });
        State = Conversation.AskForRating(State, followed.Number);
        _pushed.Add(RatingWords.Result(followed.Number, followed.ItemName, _note));
    }

    private void Change(string number, Func<IntakeSummary, IntakeSummary> change)
    {
        var at = _guide.Intakes.FindIndex(i => i.Number == number);
        _guide.Intakes[at] = change(_guide.Intakes[at]);
    }
}

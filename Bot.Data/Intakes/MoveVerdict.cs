using Bot.Data.EventQueue;

namespace Bot.Data.Intakes;

/// <summary>What became of it. A closed set.</summary>
public abstract record MoveVerdict
{
    private MoveVerdict()
    {
    }

    public sealed record Made(Intake Intake, TimelineEntry Entry) : MoveVerdict
    {
        public string EventId => EventTypes.Id(Intake.Number, Entry.Sequence);
    }

    public sealed record Unknown : MoveVerdict;

    /// <param name="Status">Where it stands.</param>
    /// <param name="Allowed">What this actor may do instead.</param>
    /// <param name="OwnWork">True when the move itself would be one, but not for who handled the intake.</param>
    public sealed record Forbidden(IntakeStatus Status, IReadOnlyList<Move> Allowed, bool OwnWork = false) : MoveVerdict;

    public sealed record NoteMissing(Move Move) : MoveVerdict;
}

using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Dialogs;

namespace Bot.Api.Intakes;

/// <summary>More words or a picture for an intake on its way: an entry of its own, the first words stay as said.</summary>
public static class Supplements
{
    public static bool Add(WriteSession session, long intakeId, Outcome.Supplement more, DateTimeOffset at)
    {
        if (more.Media is { } media)
        {
            var confidential = session.Context.Intakes.Any(i => i.Id == intakeId && i.Confidential);
            session.Insert(Attachments.FromResident(media, at, confidential, intakeId));
        }

        var request = new MoveRequest(Move.Supplement, new Actor(ActorRole.Resident, "居民"), at, more.Words);
        return IntakeMoves.Make(session, intakeId, request) is MoveVerdict.Made;
    }
}

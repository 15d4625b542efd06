using Bot.Api.Deadlines;
using Bot.Api.EventQueue;
using Bot.Api.Grids;
using Bot.Api.Handling;
using Bot.Api.Intakes;
using Bot.Api.Result;
using Bot.Data.Deliveries;
using Bot.Data.EventQueue;
using Bot.Data.Intakes;
using Bot.Data.Joining;
using Bot.Data.People;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Bot.Dialogs;

namespace Bot.Api.Joining;

/// <summary>
/// What a resident does to an intake they follow, inside the transaction of their turn. A follower's rating moves nothing:
/// it is noted, and an unhappy one is told to the desk, who decides.
/// </summary>
public sealed class FollowerTurns(LiveGridDirectory directory, Profile profile, Jurisdiction jurisdiction, WorkerLinks links, PersonalData personalData)
{
    /// <summary>Up to this score the result is not accepted.</summary>
    private const int Unhappy = 2;

    private static readonly Actor Follower = new(ActorRole.Resident, Followers.Name);
    private static readonly Actor Rule = new(ActorRole.Rule, "跟进规则");

    /// <summary>Goes along: follows from now on, and what was said stands in the timeline. False when it cannot be joined any more.</summary>
    public bool Join(WriteSession session, string resident, Outcome.Join join, DateTimeOffset at)
    {
        var draft = join.Draft;
        if (!IntakeNumber.TryParse(join.Number, out var number)
            || session.Find<Intake>(number.Id) is not { } intake
            || intake.Resident == resident
            || !OpenIntake.Of(intake, Followers.Of(session, intake.Id)).CanBeJoined)
        {
            return false;
        }

        Followers.Add(session, new IntakeFollower
        {
            IntakeId = intake.Id,
            Resident = resident,
            Via = IntakeFollower.Direct,
            JoinedAt = at,
            SaidIn = intake.Id,
            SaidAs = intake.Entries + 1,
            SealedPhone = draft.Phone is { Length: > 0 } phone ? personalData.Seal(phone) : null,
        });
        foreach (var media in draft.Media)
        {
            session.Insert(Attachments.FromResident(media, at, confidential: false, intake.Id));
        }

        if (!Say(session, intake, draft.Text, at) || (Beside(draft) is { Length: > 0 } beside && !Say(session, intake, beside, at)))
        {
            return false;
        }

        TellResult(session, intake, resident, at);
        return true;
    }

    public static bool Supplement(WriteSession session, long intakeId, Outcome.Supplement more, DateTimeOffset at)
    {
        if (more.Media is { } media)
        {
            session.Insert(Attachments.FromResident(media, at, confidential: false, intakeId));
        }

        return session.Find<Intake>(intakeId) is { } intake && Say(session, intake, more.Words, at);
    }

    public static bool Leave(WriteSession session, string resident, Outcome.StopFollowing leave, DateTimeOffset at) =>
        IntakeNumber.TryParse(leave.Number, out var number) && Followers.Leave(session, number.Id, resident, at);

    /// <summary>Noted once for each result, in whatever state the intake is by now.</summary>
    public bool Rate(WriteSession session, string resident, long intakeId, Outcome.Rate rate, DateTimeOffset at)
    {
        if (!Followers.Rate(session, intakeId, resident, rate.Score))
        {
            return false;
        }

        var words = $"{Followers.Name}评价 {rate.Score} 分{(rate.Words is { Length: > 0 } said ? $"：{said}" : "")}";
        var note = new MoveRequest(Move.Note, Rule, at, words.Length <= IntakeMoves.NoteLength ? words : words[..IntakeMoves.NoteLength], IsPublic: false);
        if (IntakeMoves.Make(session, intakeId, note) is MoveVerdict.Made made && rate.Score <= Unhappy)
        {
            var scene = Occasion(session, made.Intake, made.EventId, at);
            scene.TellGroup(scene.DeskRobot, Purposes.GroupNote, $"**{made.Intake.Number}** {scene.ItemName}\n{Masking.Mask(words)}。请看看是不是要重办。");
        }

        return true;
    }

    private static bool Say(WriteSession session, Intake intake, string? words, DateTimeOffset at) =>
        IntakeMoves.Make(session, intake, new MoveRequest(Move.Supplement, Follower, at, words, IsPublic: false)) is MoveVerdict.Made;

    /// <summary>What the draft says besides its words: where it is seen from there, and for whom.</summary>
    private static string Beside(Draft draft)
    {
        var place = draft.Place is { } known ? $"地点：{known.Words}" : "";
        return draft.OnBehalfOf is { } whom ? $"{place}{(place.Length > 0 ? "；" : "")}替{whom}反映" : place;
    }

    /// <summary>Joined when there is a result already: told it at once, and asked, as all the others were.</summary>
    private void TellResult(WriteSession session, Intake intake, string resident, DateTimeOffset at)
    {
        if (intake.Status is not (IntakeStatus.Resolved or IntakeStatus.Verified) || intake.AwaitsCheck())
        {
            return;
        }

        var entry = session.Context.Timeline.Where(t => t.IntakeId == intake.Id && t.Move == Move.Resolve).OrderByDescending(t => t.Sequence).First();
        session.Execute(
            """UPDATE "intake_followers" SET "AskedAt" = @0 WHERE "IntakeId" = @1 AND "Resident" = @2""", entry.At, intake.Id, resident);
        ResidentNotices.Result(Occasion(session, intake, EventTypes.Id(intake.Number, entry.Sequence), at), entry.Note, [resident]);
    }

    private Occasion Occasion(WriteSession session, Intake intake, string key, DateTimeOffset at) => new(
        session, key, intake, intake.GridCode is { } code ? directory.Current.ByCode(code) : null, profile, jurisdiction, links, at);
}

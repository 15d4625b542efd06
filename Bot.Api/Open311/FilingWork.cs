using System.Text.Json;
using Bot.Data.EventQueue;
using Bot.Data.Intakes;
using Bot.Data.Open311;
using Bot.Data.Storage;

namespace Bot.Api.Open311;

/// <summary>The one transaction of a filing: receipt, intake, what its text does not hold, link, who it was.</summary>
public sealed class FilingWork(NewIntake report, Filing filing, string client, string? key, Filed answer, string? sealedContact, DateTimeOffset at)
{
    /// <summary>The intake's channel.</summary>
    public const string Channel = "open311";

    private static readonly Actor Resident = new(ActorRole.Resident, "居民");
    private static readonly Actor Door = new(ActorRole.Rule, "Open311");

    /// <summary>True after an intake was written; false when this very request stood already.</summary>
    public bool IsNew { get; private set; }

    public FilingOutcome Apply(WriteSession session)
    {
        var hash = filing.Hash();
        if (key is not null && session.Find<ActionReceipt>(key) is { } receipt)
        {
            return receipt.RequestHash == hash
                ? new FilingOutcome(JsonSerializer.Deserialize<Filed>(receipt.Answer), null)
                : new FilingOutcome(null, Open311Fault.Wrong("Idempotency-Key", "这个幂等键已经用在另一件事上了，请换一个。"));
        }

        var intake = IntakeSubmission.Submit(session, report, at);
        WriteRest(session, intake);
        session.Insert(new Open311Filing { IntakeId = intake.Id, Client = client, At = at, Token = answer.Token, SealedContact = sealedContact });
        var filed = answer with { Number = answer.Token is null ? intake.Number.ToString() : null };
        if (key is not null)
        {
            session.Insert(new ActionReceipt { Key = key, IntakeId = intake.Id, RequestHash = hash, Answer = JsonSerializer.Serialize(filed), At = at });
        }

        IsNew = true;
        return new FilingOutcome(filed, null);
    }

    private void WriteRest(WriteSession session, Intake intake)
    {
        foreach (var more in filing.Pieces().Skip(1))
        {
            IntakeMoves.Make(session, intake, new MoveRequest(Move.Supplement, Resident, at, more));
        }

        if (filing.MediaUrl.Length > 0)
        {
            // Internal: what a foreign address shows can change at any time, and may show anybody.
            IntakeMoves.Make(session, intake, new MoveRequest(Move.Note, Door, at, "随附链接，没有打开过，点开前请留意：" + filing.MediaUrl, IsPublic: false));
        }
    }
}

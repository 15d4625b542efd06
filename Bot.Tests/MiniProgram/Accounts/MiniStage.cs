using Bot.Data.Deliveries;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;
using Bot.Simulator.Platform.Residents;
using Bot.Tests.Intakes;
using Bot.Tests.Road;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.MiniProgram.Accounts;

/// <summary>What happened before: rows that other doors write, written by the same code.</summary>
internal sealed class MiniStage(RoadFixture road)
{
    private static readonly Actor Worker = new(ActorRole.GridWorker, "演示网格员", "demo-worker");

    public PersonalData PersonalData => road.BotServices.GetRequiredService<PersonalData>();

    public string MiniKey(SimulatedResident resident) => PersonalData.ResidentKey(resident.MiniProgramOpenId);

    public string ChatKey(SimulatedResident resident) => PersonalData.ResidentKey(resident.OpenId);

    public Task<Intake> ReportAsync(string? resident, string text, string? phone = null, bool confidential = false, bool aboutWorker = false, bool takenDown = false, params Attachment[] files) =>
        road.BotServices.GetRequiredService<GroupCommit>().Run(session => Stored(session, IntakeSubmission.Submit(
            session,
            IntakeFixtures.Submitted(text) with
            {
                Resident = resident,
                Channel = takenDown ? "worker" : "mini",
                Confidential = confidential,
                AboutWorker = aboutWorker,
                SealedPhone = phone is null ? null : PersonalData.Seal(phone),
                PhoneKey = phone is null ? null : PersonalData.PhoneKey(phone),
                TakenDownBy = takenDown ? Worker : null,
                Attachments = files,
            },
            DateTimeOffset.FromUnixTimeMilliseconds(road.Platform.Clock.GetUtcNow().ToUnixTimeMilliseconds()))));

    /// <summary>Nobody is to fetch what lies here already.</summary>
    private static Intake Stored(WriteSession session, Intake intake)
    {
        session.Execute("""UPDATE "attachments" SET "State" = @0 WHERE "IntakeId" = @1""", AttachmentState.Stored, intake.Id);
        return intake;
    }

    public Task TellAsync(string resident, Intake intake, string words, string eventId, string purpose = Purposes.Progress, DeliveryState state = DeliveryState.Kept) =>
        road.BotServices.GetRequiredService<GroupCommit>().Run(session => session.Insert(new Delivery
        {
            EventId = eventId,
            Recipient = Recipients.Resident(resident),
            IntakeId = intake.Id,
            Purpose = purpose,
            Body = words,
            CreatedAt = road.Platform.Clock.GetUtcNow(),
            NextAt = road.Platform.Clock.GetUtcNow(),
            State = state,
        }));

    public async Task<T> ReadAsync<T>(Func<BotDbContext, Task<T>> read)
    {
        await using var db = road.OpenDatabase();
        return await read(db);
    }

    public Task<string?> OwnerAsync(Intake intake) => ReadAsync(db => db.Intakes.Where(i => i.Id == intake.Id).Select(i => i.Resident).SingleAsync());

    /// <summary>Every text of every table that holds these words.</summary>
    public async Task<List<string>> WhereverAsync(string words)
    {
        await using var db = road.OpenDatabase();
        var columns = await db.Database.SqlQueryRaw<string>(
            """
            SELECT '"' || m.name || '"."' || c.name || '"' AS Value FROM sqlite_master m JOIN pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND upper(c.type) = 'TEXT'
            """).ToListAsync();
        List<string> found = [];
        foreach (var column in columns)
        {
#pragma warning disable EF1002 // Names of our own tables.
            if (await db.Database.SqlQueryRaw<int>($"SELECT COUNT(*) AS Value FROM {column.Split('.')[0]} WHERE instr({column}, {{0}}) > 0", words).SingleAsync() > 0)
            {
                found.Add(column);
            }
#pragma warning restore EF1002
        }

        return found;
    }
}

using Bot.Data.Intakes;
using Bot.Data.Storage;
using Bot.Dialogs;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Inbox;

/// <summary>An item that the desk corrected: what it was understood as, and who said otherwise.</summary>
/// <param name="Code">The item in force.</param>
/// <param name="Item">What the place calls it.</param>
/// <param name="Was">What the place calls the one it was taken for.</param>
/// <param name="By">Shown name of who changed it.</param>
public sealed record CorrectedItem(string Code, string Item, string Was, string By)
{
    /// <summary>As it stands beside the item.</summary>
    public string Words => $"原：{Was}，{By}改的";
}

/// <summary>The items of a page of intakes as they are in force: what was understood, unless the desk said otherwise. One query for all of them.</summary>
public sealed class ItemsInForce
{
    private readonly Dictionary<long, CorrectedItem> _corrected;
    private readonly Jurisdiction _jurisdiction;
    private readonly DateTimeOffset _now;

    private ItemsInForce(Dictionary<long, CorrectedItem> corrected, Jurisdiction jurisdiction, DateTimeOffset now) => (_corrected, _jurisdiction, _now) = (corrected, jurisdiction, now);

    public static async Task<ItemsInForce> OfAsync(BotDbContext db, IReadOnlyCollection<Intake> intakes, Jurisdiction jurisdiction, DateTimeOffset now, CancellationToken cancellation)
    {
        var ids = intakes.Select(i => i.Id).Distinct().ToList();
        var corrections = await db.ItemCorrections.AsNoTracking().Where(c => ids.Contains(c.IntakeId) && c.By == ItemCorrection.ByDesk).ToListAsync(cancellation);
        var items = intakes.DistinctBy(i => i.Id).ToDictionary(i => i.Id, i => i.Item);

        // What is as it was understood, or was chosen when the call was taken down, is no correction.
        var last = corrections.GroupBy(c => c.IntakeId).Select(g => g.MaxBy(c => c.At)!).Where(c => c.Chosen != items[c.IntakeId]);
        return new ItemsInForce(
            last.ToDictionary(c => c.IntakeId, c => new CorrectedItem(c.Chosen, Name(jurisdiction, c.Chosen), Name(jurisdiction, items[c.IntakeId]), c.ByName ?? jurisdiction.Desk)), jurisdiction, now);
    }

    /// <summary>What the place calls the item in force of one intake.</summary>
    public static async Task<string> NameOfAsync(BotDbContext db, Intake intake, Jurisdiction jurisdiction, CancellationToken cancellation) =>
        (await OfAsync(db, [intake], jurisdiction, default, cancellation)).NameOf(intake);

    /// <summary>Null where it is as it was understood.</summary>
    public CorrectedItem? Corrected(Intake intake) => _corrected.GetValueOrDefault(intake.Id);

    /// <summary>What the place calls the item in force.</summary>
    public string NameOf(Intake intake) => Corrected(intake)?.Item ?? Name(_jurisdiction, intake.Item);

    public InboxRow Row(Intake intake, bool hasPick = false) =>
        new(intake, NameOf(intake), _now, hasPick) { ItemWas = Corrected(intake)?.Words };

    private static string Name(Jurisdiction jurisdiction, string item) => jurisdiction.Item(item)?.Name ?? item;
}

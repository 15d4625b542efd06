using Bot.Api.ResidentActs;
using Bot.Data.Deliveries;
using Bot.Data.Profiles;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.My.Pages;

/// <summary><c>/my</c>: what one can do here, and what is on its way.</summary>
public sealed class HomePage(ResidentIntakes intakes, HomeActs homes, BotDbContext db, Profile profile, TimeProvider clock) : MyPage(clock)
{
    /// <summary>Of those on their way.</summary>
    private const int Shown = 3;

    /// <summary>More than these are not counted.</summary>
    private const int Counted = 99;

    public string Place => profile.Place;

    public IReadOnlyList<IntakeItem> Open { get; private set; } = [];

    public GridNoticeView? Home { get; private set; }

    public int Unread { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Open = (await intakes.ListAsync(Visit.Resident, isOpen: true, null, Shown, cancellation)).Items;
        Home = await homes.OfAsync(Visit.Caller, cancellation);
        var recipient = Recipients.Resident(Visit.Resident);
        Unread = await db.Deliveries.Where(d => d.Recipient == recipient && d.State == DeliveryState.Kept && d.ReadAt == null && d.Purpose != Purposes.ResultPhoto).Take(Counted).CountAsync(cancellation);
    }
}

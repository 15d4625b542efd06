using Bot.Api.Grids;
using Bot.Api.Handling.Identity;
using Bot.Data.Grids;
using Bot.Data.Intakes;
using Bot.Data.Profiles;

namespace Bot.Api.ResidentActs;

/// <summary>Who has an intake, as far as the grid's notice board (公示牌) shows them: role and phone of public members, of others the name alone.</summary>
public sealed class Handlers(LiveGridDirectory directory, Profile profile)
{
    /// <summary>Null while nobody took it up.</summary>
    public HandlerView? Of(Intake intake)
    {
        if (intake.HandlerName is not { Length: > 0 } name)
        {
            return null;
        }

        var member = intake.HandlerId is { } id && intake.GridCode is { } code && directory.Current.ByCode(code) is { } grid
            ? grid.Members.Find(m => m.UserId is not null && WorkerGate.IsSame(m.UserId, id))
            : null;
        return member is not null && IsShown(member) ? new HandlerView(member.Role, name, member.Phone) : new HandlerView(null, name, null);
    }

    private bool IsShown(GridMember member) => member.IsPublic && GridNotices.RoleOf(member, profile)?.Public != false;
}

using Bot.Api.Desk.SignIn;
using Bot.Data.Deadlines;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Profiles;

namespace Bot.Api.Desk.Intakes;

/// <summary>Who at the desk agrees to extensions: the leader, and where the place says so the township. Nobody agrees to their own.</summary>
public static class ExtensionPower
{
    /// <summary>Whether this person decides on what others ask.</summary>
    public static bool MayDecide(ExtensionApproval approval, DeskVisit visit) =>
        visit.Can(DeskAct.ApproveExtensions) && (visit.Role == StaffRoles.Leader || (visit.Role == StaffRoles.Township && approval == ExtensionApproval.Township));

    /// <summary>Whether this request is for them to decide.</summary>
    public static bool MayDecide(ExtensionApproval approval, DeskVisit visit, ExtensionRequest request) =>
        MayDecide(approval, visit) && request.AskedById != visit.Actor.Id;

    /// <summary>Whether this person asks rather than extends: who decides for others, puts off what is not in their own hands.</summary>
    public static bool HasToAsk(ExtensionApproval approval, DeskVisit visit, Intake intake) =>
        approval != ExtensionApproval.None && (!MayDecide(approval, visit) || intake.HandlerId == visit.Actor.Id);
}

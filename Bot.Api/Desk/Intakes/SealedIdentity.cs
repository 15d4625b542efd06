using Bot.Api.Desk.Audit;
using Bot.Api.Desk.SignIn;
using Bot.Data.Audit;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Storage;

namespace Bot.Api.Desk.Intakes;

/// <summary>What reading somebody's identity came to: the number, or why not.</summary>
public readonly record struct IdentityRead(string? Phone, string? Refusal)
{
    /// <summary>What a caller is called, where the desk noted it.</summary>
    public string? Name { get; init; }
}

/// <summary>
/// Reads who stands behind an intake, with a reason, on record: the record is on disk before the number is on the screen.
/// Of a confidential one the permission is another, and the act in the audit too.
/// </summary>
public sealed class SealedIdentity(GroupCommit commit, PersonalData personalData)
{
    public static DeskAct ActFor(Intake intake) => intake.Confidential ? DeskAct.ReadSealed : DeskAct.ReadPhone;

    /// <summary>What is wrong with a reason; null when nothing.</summary>
    public static string? Fault(string reason) => reason.Length switch
    {
        < SignInLimits.ShortestReason => $"请写明为什么要看，至少 {SignInLimits.ShortestReason} 个字。",
        > SignInLimits.LongestReason => $"最多写 {SignInLimits.LongestReason} 个字。",
        _ => null,
    };

    /// <summary>Null when there is no such intake for them, or they may not.</summary>
    public async Task<IdentityRead?> ReadAsync(DeskVisit visit, DeskScope scope, long intakeId, string reason, CancellationToken cancellation)
    {
        if (Fault(reason) is { } fault)
        {
            return new IdentityRead(null, fault);
        }

        var (sealedPhone, sealedName) = await commit.Run(
            (string?, string?) (session) =>
            {
                var intake = session.Find<Intake>(intakeId);
                if (intake is null || !scope.Sees(intake) || !visit.Can(ActFor(intake)))
                {
                    return (null, null);
                }

                DeskAudit.Write(session, visit, intake.Confidential ? AuditActs.SealedRead : AuditActs.PhoneRead, intake.Number.ToString(), new { reason });
                return (intake.SealedPhone ?? "", session.Context.PhoneCalls.FirstOrDefault(c => c.IntakeId == intakeId)?.SealedName);
            },
            cancellation);
        var name = sealedName is null ? null : personalData.Open(sealedName);
        return sealedPhone switch
        {
            null => null,
            "" => new IdentityRead(null, "这件事没有留电话。"),
            _ => new IdentityRead(personalData.Open(sealedPhone), null) { Name = name },
        };
    }
}

using Bot.Data.Intakes;

namespace Bot.Data.Joining;

/// <summary>What an intake came to in a commit, as far as neighbours may go along with it. Holds nothing of what was said but the building it names.</summary>
/// <param name="Id">The fourteen digits of the number.</param>
/// <param name="Owner">Key of the resident, or null.</param>
/// <param name="Followers">Keys of the residents who follow.</param>
/// <param name="Item">Code of the service item.</param>
/// <param name="GridCode">The grid, or null.</param>
/// <param name="Place">The place as said.</param>
/// <param name="Building">The building that the words name, or empty.</param>
/// <param name="Longitude">Degrees, WGS84, or null.</param>
/// <param name="Latitude">Degrees, WGS84, or null.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Handler">The shown name of who holds it, or null.</param>
/// <param name="SubmittedAt">When it was reported.</param>
/// <param name="LastMoveAt">When it last moved.</param>
/// <param name="IsShared">False for what nobody else may see or join: urgent, sealed, about a grid worker, a question, praise.</param>
public sealed record OpenIntake(
    long Id,
    string? Owner,
    IReadOnlyList<string> Followers,
    string Item,
    string? GridCode,
    string Place,
    string Building,
    double? Longitude,
    double? Latitude,
    IntakeStatus Status,
    string? Handler,
    DateTimeOffset SubmittedAt,
    DateTimeOffset LastMoveAt,
    bool IsShared)
{
    /// <summary>Nobody knows what two of these have in common.</summary>
    private const string OtherItem = "other";

    public static OpenIntake Of(Intake intake, IReadOnlyList<string> followers) => new(
        intake.Id,
        intake.Resident,
        followers,
        intake.Item,
        intake.GridCode,
        intake.PlaceText,
        PlaceKey.BuildingIn(intake.Text),
        intake.Longitude,
        intake.Latitude,
        intake.Status,
        intake.HandlerName,
        intake.SubmittedAt,
        intake.LastMoveAt,
        IsShareable(intake.Kind, intake.Item, intake.Urgent || intake.Confidential || intake.AboutWorker))
    {
        VerifyOnSite = intake.VerifyOnSite,
    };

    /// <summary>A result counts once it was looked at on the spot.</summary>
    public bool VerifyOnSite { get; init; }

    /// <summary>Whether matters of this kind and item may be joined at all.</summary>
    public static bool IsShareable(string? kind, string? item, bool isHeldBack) =>
        !isHeldBack && kind is "complaint" or "request" or "suggestion" && item is not (null or OtherItem);

    /// <summary>On its way, or with a result that is not closed yet.</summary>
    public bool CanBeJoined => IsShared && !Status.IsFinal() && Followers.Count < Joining.Followers.Most;

    public bool HasResult => Status == IntakeStatus.Verified || (Status == IntakeStatus.Resolved && !VerifyOnSite);
}

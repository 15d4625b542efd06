namespace Bot.Api.Desk.SignIn;

/// <summary>What can be permitted at the desk. Every page and route declares one; who has which, <see cref="DeskPermissions"/> says.</summary>
public enum DeskAct
{
    /// <summary>The doors before signing in.</summary>
    Enter,

    /// <summary>One's own password, also while it must be changed; signing out.</summary>
    OwnPassword,

    /// <summary>One's own settings, the home page, help.</summary>
    OwnAccount,

    /// <summary>The inbox and intakes of one's scope, masked.</summary>
    SeeIntakes,

    /// <summary>Lists of intakes as files, masked.</summary>
    ExportIntakes,

    /// <summary>Accepting, resolving, returning, notes: the moves of the workflow.</summary>
    HandleIntakes,

    /// <summary>Giving intakes to people, levels, departments, also many at once.</summary>
    AssignIntakes,

    /// <summary>Reading a caller's phone, with a reason.</summary>
    ReadPhone,

    /// <summary>Reading who reported confidentially, with a reason.</summary>
    ReadSealed,

    /// <summary>Taking down what a caller says.</summary>
    TakeCalls,

    /// <summary>Urging, orders of supervision, disputed responsibility.</summary>
    Supervise,

    /// <summary>Calling residents back.</summary>
    CallBack,

    /// <summary>Extensions, and deciding on those that were asked for; a township where the place says so.</summary>
    ApproveExtensions,

    /// <summary>Merging and unmerging.</summary>
    Merge,

    /// <summary>The board of hot issues.</summary>
    SeeHotIssues,

    /// <summary>Writing one reply to all.</summary>
    DraftReplies,

    /// <summary>Approving one reply to all.</summary>
    ApproveReplies,

    /// <summary>Letting photos of results out to the public, and taking them back.</summary>
    ReleasePhotos,

    /// <summary>The directory of grids and their history.</summary>
    SeeGrids,

    /// <summary>Imports of grids, members and addresses.</summary>
    ChangeGrids,

    /// <summary>Stand-ins for who is away, in grids of one's own.</summary>
    SetStandIns,

    /// <summary>Lists of the best that were put up, and what was said against them.</summary>
    SeeBest,

    /// <summary>Figures and reports.</summary>
    SeeFigures,

    /// <summary>Figures and reports as files; forms to print.</summary>
    ExportFigures,

    /// <summary>Queue, deliveries, robots, schedules.</summary>
    SeeBackground,

    /// <summary>Trying again what gave up.</summary>
    RetryBackground,

    /// <summary>The audit and its export.</summary>
    SeeAudit,

    /// <summary>Opening and shutting accounts, taking a password or a second factor away.</summary>
    ManageStaff,
}

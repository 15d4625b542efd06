using Bot.Dialogs.FindingMyWorker;

namespace Bot.Dialogs.Welcoming;

/// <summary>Following, leaving and scanning. A grid's QR code makes that grid home.</summary>
internal static class WelcomeDialog
{

    public static Turn Followed(ConversationState state, string? scene, IGuide guide)
    {
        var welcome = WelcomeWords.Welcome(guide.Jurisdiction);
        return GridOf(scene, guide) is { } grid
            ? new(state, Talk.Lines(welcome, WelcomeWords.HomeBound(grid), FindWorkerWords.Notice(grid)),
                [new Outcome.Follow(), new Outcome.BindHomeGrid(grid.Code)])
            : new(state, welcome, new Outcome.Follow());
    }

    public static Turn Scanned(ConversationState state, string scene, IGuide guide) => GridOf(scene, guide) is { } grid
        ? new(state, Talk.Lines(WelcomeWords.HomeBound(grid), FindWorkerWords.Notice(grid)), new Outcome.BindHomeGrid(grid.Code))
        : new(state, WelcomeWords.UnknownCode);

    private static GridNotice? GridOf(string? scene, IGuide guide) =>
        scene?.IndexOf(GridScene.Prefix, StringComparison.Ordinal) is >= 0 and var at ? guide.GridByCode(scene[(at + GridScene.Prefix.Length)..].Trim()) : null;
}

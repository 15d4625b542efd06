using System.Text;
using Bot.Dialogs.Reading;

namespace Bot.Dialogs.FindingMyWorker;

/// <summary>The public notice of a grid and the questions that lead to it.</summary>
internal static class FindWorkerWords
{
    private const int RangeLength = 100;

    /// <summary>UTF-8 bytes kept free for what is asked beneath a notice: people and phones are never cut for a duty.</summary>
    private const int BesideNotice = 700;

    public const string AskWhere = "您住哪里？发个位置，或者说小区、村组就行。";
    public const string Offer = "回 1 在这儿报事　2 记住这里是我家";
    public const string OfferAgain = "回 1 在这儿报事，回 2 记住这里是我家；别的事直接说。";
    public const string AtHome = "要报事直接说。想查别处，发个位置，或者说小区、村组。";

    public static string NotFound(Jurisdiction place) =>
        $"这个地方我没找到。换个说法，比如小区名、村名加组，或者发个位置；也可以打 {place.HotlinePhone} 问。";

    public static string Outside(Jurisdiction place) =>
        $"这个位置不在{place.Name}的网格里。可以打 {place.HotlinePhone} 问；也可以说小区、村组，我再找找。";

    public static string AskWhich(IEnumerable<string> places) => Talk.Lines("是下面哪一个？", Talk.Choices(places.Append("都不是")));

    public static string Remembered(string gridName) => $"记住了，您家在{gridName}。以后报事不用再说地方；搬家了再告诉我。";

    /// <summary>The notice board: grid, range, every public member with the whole phone number, what the first is there for where it fits, supervision phone.</summary>
    public static string Notice(GridNotice grid)
    {
        var whole = Notice(grid, grid.FirstDuty);
        return Encoding.UTF8.GetByteCount(whole) <= DialogLimits.ReplyBytes - BesideNotice ? whole : Notice(grid, null);
    }

    private static string Notice(GridNotice grid, string? duty) => Talk.Lines(
        grid.Name,
        grid.Range.Length > 0 ? $"范围：{Plain.Excerpt(grid.Range, RangeLength)}" : "",
        string.Join('\n', grid.Members.Take(DialogLimits.Members).Select(m => $"{m.Role} {m.Name} {m.Phone}")),
        duty is null ? "" : $"有事先找{duty}",
        $"监督电话 {grid.SupervisionPhone}");
}

namespace Bot.Api.PublicBoard;

/// <summary>How much of the public board one request may have.</summary>
public static class PublicLimits
{
    /// <summary>Closed cases on one page.</summary>
    public const int CasesOnPage = 20;

    /// <summary>Pages of a list; whoever looks for older ones chooses a month.</summary>
    public const int MostPages = 500;

    /// <summary>Grids found by one search.</summary>
    public const int MostFound = 30;

    /// <summary>Characters of a search.</summary>
    public const int LongestSearch = 50;

    /// <summary>Communities on the first page, and on each one after it.</summary>
    public const int CommunitiesOnPage = 200;

    /// <summary>Grids in one answer of borders.</summary>
    public const int ShapesInAnswer = 400;

    /// <summary>Cases in the feed.</summary>
    public const int CasesInFeed = 50;

    /// <summary>Months of figures.</summary>
    public const int Months = 12;

    /// <summary>Fewer than so many are shown as fewer than so many: nobody is singled out.</summary>
    public const int SmallCell = 5;

    /// <summary>Bytes of a page without the map.</summary>
    public const int PageBytes = 200 * 1024;

    /// <summary>A page of a list, from 1.</summary>
    public static int Page(int? asked) => Math.Clamp(asked ?? 1, 1, MostPages);
}

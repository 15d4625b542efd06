namespace Bot.Data.Figures;

/// <summary>How long a cell reaches. Weeks, quarters and years are added up from these when they are read.</summary>
public enum FigureSpan
{
    Day,
    Month,
}

/// <summary>By what a cell is counted.</summary>
public enum FigureDimension
{
    Whole,

    /// <summary>Area: nine digits.</summary>
    Township,

    /// <summary>Area: twelve digits.</summary>
    Community,

    /// <summary>Area: the grid's code.</summary>
    Grid,

    /// <summary>Area: a township, or empty for all; key: the item.</summary>
    Item,

    /// <summary>Area: a township, or empty for all; key: the department.</summary>
    Department,

    /// <summary>Area: the department; key: the item.</summary>
    DepartmentItem,

    /// <summary>Area: a township, or empty for all; key: userid.</summary>
    Worker,
}

/// <summary>Where a cell stands.</summary>
public readonly record struct FigureKey(FigureSpan Span, FigureDimension Dimension, int Start, string Area, string Key)
{
    /// <summary>The cells that an intake is counted in.</summary>
    public static IEnumerable<FigureKey> Of(IntakeFact fact)
    {
        var month = (fact.Day / 100 * 100) + 1;
        foreach (var (dimension, area, key) in Places(fact))
        {
            yield return new FigureKey(FigureSpan.Day, dimension, fact.Day, area, key);
            yield return new FigureKey(FigureSpan.Month, dimension, month, area, key);
        }
    }

    private static IEnumerable<(FigureDimension Dimension, string Area, string Key)> Places(IntakeFact fact)
    {
        yield return (FigureDimension.Whole, "", "");
        if (fact.Grid.Length > 0)
        {
            yield return (FigureDimension.Township, fact.Township, "");
            yield return (FigureDimension.Community, fact.Community, "");
            yield return (FigureDimension.Grid, fact.Grid, "");
        }

        var hasDepartment = fact.Department.Length > 0 && !fact.Sealed;
        if (hasDepartment)
        {
            yield return (FigureDimension.DepartmentItem, fact.Department, fact.Item);
        }

        foreach (var area in fact.Township.Length > 0 ? ["", fact.Township] : new[] { "" })
        {
            yield return (FigureDimension.Item, area, fact.Item);
            if (hasDepartment)
            {
                yield return (FigureDimension.Department, area, fact.Department);
            }

            if (fact.Worker.Length > 0)
            {
                yield return (FigureDimension.Worker, area, fact.Worker);
            }
        }
    }
}

/// <summary>Counts of one day or month, at one place of one dimension.</summary>
public sealed class FigureCell : FigureCounts
{
    public required FigureSpan Span { get; init; }

    public required FigureDimension Dimension { get; init; }

    /// <summary>The first day, yyyyMMdd.</summary>
    public required int Start { get; init; }

    public required string Area { get; init; }

    public required string Key { get; init; }
}

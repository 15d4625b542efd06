namespace Bot.Data.Grids;

/// <summary>Something wrong or doubtful in a grid file.</summary>
/// <param name="Feature">Number of the feature, from 1; null where it concerns the whole file.</param>
/// <param name="Field">The field at fault, for example <c>members[0].phone</c>.</param>
/// <param name="Reason">What is wrong, in one sentence.</param>
/// <param name="Codes">Codes of the grids concerned, as far as known.</param>
public sealed record GridImportProblem(int? Feature, string Field, string Reason, IReadOnlyList<string> Codes)
{
    public override string ToString() =>
        (Feature is { } number ? $"feature {number}, " : "") + $"{Field}: {Reason}"
        + (Codes.Count > 0 ? $" [{string.Join(", ", Codes)}]" : "");
}

/// <summary>What a grid file holds. With any refusal the file is refused whole and <see cref="Grids"/> is empty.</summary>
public sealed record GridImportResult(
    IReadOnlyList<Grid> Grids, IReadOnlyList<GridImportProblem> Refusals, IReadOnlyList<GridImportProblem> Warnings)
{
    public bool IsRefused => Refusals.Count > 0;
}

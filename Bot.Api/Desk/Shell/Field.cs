namespace Bot.Api.Desk.Shell;

/// <summary>One field of a form, for the partial <c>/Desk/Shell/Field.cshtml</c>: label, input, hint, what is wrong.</summary>
/// <param name="Name">Name and id.</param>
/// <param name="Label">Over it.</param>
/// <param name="Value">What stands in it.</param>
/// <param name="Error">What is wrong; null when nothing.</param>
public sealed record Field(string Name, string Label, string? Value = null, string? Error = null)
{
    public string Type { get; init; } = "text";

    public string? Hint { get; init; }

    public string? AutoComplete { get; init; } = "off";

    public int? MaxLength { get; init; }

    /// <summary>Rows of a text field; null for a single line.</summary>
    public int? Rows { get; init; }

    /// <summary>The first field that wants attention.</summary>
    public bool HasFocus { get; init; }
}

namespace Bot.Api.Desk.Supervision;

/// <summary>One of a few, as radio buttons, for the partial <c>/Desk/Supervision/Choices.cshtml</c>.</summary>
/// <param name="Name">The field.</param>
/// <param name="Legend">Over them.</param>
/// <param name="Options">Value and words, in order.</param>
/// <param name="Chosen">The value that is chosen; null for none.</param>
/// <param name="Error">What is wrong; null when nothing.</param>
public sealed record Choices(string Name, string Legend, IEnumerable<(string Value, string Words)> Options, string? Chosen, string? Error = null);

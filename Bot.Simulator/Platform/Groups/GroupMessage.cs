namespace Bot.Simulator.Platform.Groups;

/// <summary>A link in a group message and the words it stands under.</summary>
public sealed record GroupLink(string Words, string Url);

/// <summary>
/// One message a robot put into its group. <paramref name="Type"/> is text, markdown or template_card; for a card
/// <paramref name="Title"/>, <paramref name="Text"/> and <paramref name="Fields"/> hold its parts.
/// </summary>
public sealed record GroupMessage(
    long Id, DateTimeOffset At, string Type, string Title, string Text, IReadOnlyList<KeyValuePair<string, string>> Fields,
    IReadOnlyList<GroupLink> Links)
{
    /// <summary>Everything in it a reader sees, for searching.</summary>
    public string AllText => string.Join('\n', [Title, Text, .. Fields.Select(f => $"{f.Key} {f.Value}")]);
}

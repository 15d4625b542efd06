namespace Bot.WeChat.WeCom;

/// <summary>A group robot's card of words (群机器人: 文本通知模版卡片). Longer values are shown cut by WeCom.</summary>
/// <param name="Title">The headline, about 26 characters.</param>
/// <param name="Description">The line below it, about 30 characters, or null.</param>
/// <param name="Text">The words in the middle, about 112 characters.</param>
/// <param name="Rows">Up to six lines of name and value.</param>
/// <param name="Links">Up to three links at the foot.</param>
/// <param name="Url">Where a touch on the card leads.</param>
/// <param name="Source">Who speaks, above the headline, or null.</param>
/// <param name="Emphasis">One figure shown large, or null.</param>
public sealed record TextNoticeCard(
    string Title,
    string? Description,
    string? Text,
    IReadOnlyList<CardRow> Rows,
    IReadOnlyList<CardLink> Links,
    Uri Url,
    string? Source = null,
    CardEmphasis? Emphasis = null)
{
    public const int MostRows = 6;
    public const int MostLinks = 3;
}

/// <summary>A line of a card; with <paramref name="Url"/> the value is a link.</summary>
public sealed record CardRow(string Name, string Value, Uri? Url = null);

/// <summary>A link at a card's foot.</summary>
public sealed record CardLink(string Title, Uri Url);

/// <summary>A card's large figure and what it means.</summary>
public sealed record CardEmphasis(string Title, string Description);

namespace Bot.Simulator.Platform.Wire;

/// <summary>One article of a news message.</summary>
public sealed record Article(string Title, string Description, string Url, string PictureUrl);

/// <summary>A passive reply that passed every check. <paramref name="Text"/> for text, <paramref name="MediaId"/> for media, <paramref name="Articles"/> for news.</summary>
public sealed record PassiveReply(string Type, string Text, string? MediaId, IReadOnlyList<Article> Articles);

/// <summary>
/// What became of one callback. No reply and no trouble: the bot said <c>success</c> or nothing.
/// <paramref name="Xml"/> is the reply decrypted, <paramref name="Tries"/> how often the callback was sent.
/// </summary>
public sealed record CallbackAnswer(int Status, PassiveReply? Reply, string? Xml, string? Trouble, int Tries)
{
    /// <summary>The words of a text reply, null otherwise.</summary>
    public string? Text => Reply is { Type: "text" } ? Reply.Text : null;
}

namespace Bot.WeChat.Callbacks;

/// <summary>One entry of a news reply or message: a title over a picture, leading to a page.</summary>
public sealed record Article(string Title, string Description, string PicUrl, string Url);

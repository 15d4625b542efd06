namespace Bot.Api.Desk.Shell;

/// <summary>A small word with a colour, for the partial <c>/Desk/Shell/Badge.cshtml</c>. The word says it all; the colour only helps.</summary>
/// <param name="Tone">good, warn, bad, info or plain.</param>
public sealed record Badge(string Words, string Tone = "plain");

namespace Bot.Dialogs;

/// <summary>What is promised: who looks first (role and name, phone masked unless public), and the due instant in China Standard Time.</summary>
public sealed record Promise(string HandlerRole, string HandlerName, string HandlerPhone, DateTimeOffset Due);

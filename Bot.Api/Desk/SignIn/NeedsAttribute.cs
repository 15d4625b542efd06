namespace Bot.Api.Desk.SignIn;

/// <summary>What a page or a route of the desk asks for. Without it nobody gets in.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(DeskAct act) : Attribute
{
    public DeskAct Act => act;

    /// <summary>True for what the page asks for by itself (live counts): it keeps no session alive.</summary>
    public bool Quiet { get; init; }
}

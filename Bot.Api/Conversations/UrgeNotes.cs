using Bot.Dialogs;

namespace Bot.Api.Conversations;

/// <summary>The note of an urging says how far it reaches; whoever tells the groups reads it there.</summary>
public static class UrgeNotes
{
    public const string Grid = "催到网格";
    public const string Office = "催到上级";
    public const string Desk = "催到监督热线";

    public static string Of(UrgeRung rung) => rung switch
    {
        UrgeRung.Grid => Grid,
        UrgeRung.Office => Office,
        UrgeRung.Desk => Desk,
        _ => throw new ArgumentOutOfRangeException(nameof(rung), rung, "Not a rung."),
    };
}

namespace Bot.Dialogs.Welcoming;

/// <summary>What a grid's QR code brings with it (带参数的二维码, scene_str): scanning it binds the home grid.</summary>
public static class GridScene
{
    public const string Prefix = "grid:";

    public static string Of(string gridCode) => Prefix + gridCode;
}

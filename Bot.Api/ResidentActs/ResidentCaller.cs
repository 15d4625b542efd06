namespace Bot.Api.ResidentActs;

/// <summary>Who acts outside the chat.</summary>
/// <param name="Resident">The key that their intakes carry; with a linked mini account that of the official account.</param>
/// <param name="Holder">Whose uploads, drafts and idempotency keys these are: stays the same when an account is linked (the mini account's key; else the resident's).</param>
/// <param name="Channel">The door: one of <see cref="Channels"/>.</param>
public sealed record ResidentCaller(string Resident, string Holder, string Channel)
{
    /// <summary>True where the platform knows the one who speaks as a user of the mini-program, and so can check what they say.</summary>
    public bool IsOfMiniProgram => Channel == Channels.MiniProgram;

    /// <summary>True while their rows carry the mini account's own key, which linking may change at any moment.</summary>
    public bool MayMove => IsOfMiniProgram && string.Equals(Resident, Holder, StringComparison.Ordinal);
}

/// <summary>The doors residents act by outside the chat, as <c>Intake.Channel</c> keeps them.</summary>
public static class Channels
{
    public const string MiniProgram = "mini";
    public const string Pages = "h5";
}

namespace Bot.Data.Deliveries;

/// <summary>What a delivery is for, by name.</summary>
public static class Purposes
{
    /// <summary>The card of an intake in a group; its body is the card's JSON.</summary>
    public const string Card = "card";

    /// <summary>A line about an intake in a group; its body is markdown.</summary>
    public const string GroupNote = "group-note";

    /// <summary>Tells a resident how it goes on.</summary>
    public const string Progress = "progress";

    /// <summary>Tells a resident the result and asks to rate it.</summary>
    public const string Result = "result";

    /// <summary>The one reminder to rate a result.</summary>
    public const string RatingReminder = "rating-reminder";

    /// <summary>A photo of the result, before the words about it; its body is the attachment's id.</summary>
    public const string ResultPhoto = "result-photo";

    /// <summary>What did not fit into a passive reply.</summary>
    public const string Rest = "rest";

    /// <summary>A code that proves to the mini-program who somebody is in the official account; no notice.</summary>
    public const string LinkCode = "link-code";

    /// <summary>Many messages to a group in one; its body is markdown. The rows it carries name it.</summary>
    public const string Digest = "digest";

    /// <summary>A group's list of what is open and due; its body is markdown.</summary>
    public const string MorningDigest = "morning-digest";

    /// <summary>Whether a digit of the resident rates, once they were told this.</summary>
    public static bool AsksForRating(string purpose) => purpose is Result or RatingReminder;
}

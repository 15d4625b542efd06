namespace Bot.Data.Deliveries;

/// <summary>How the ledger names who a delivery goes to.</summary>
public static class Recipients
{
    private const string ResidentPrefix = "resident:";
    private const string RobotPrefix = "robot:";

    public static string Resident(string key) => ResidentPrefix + key;

    public static string Robot(string key) => RobotPrefix + key;

    /// <summary>The resident's key, or null for another kind of recipient.</summary>
    public static string? AsResident(string recipient) => After(recipient, ResidentPrefix);

    /// <summary>The robot's key, or null for another kind of recipient.</summary>
    public static string? AsRobot(string recipient) => After(recipient, RobotPrefix);

    private static string? After(string recipient, string prefix) =>
        recipient.StartsWith(prefix, StringComparison.Ordinal) ? recipient[prefix.Length..] : null;
}

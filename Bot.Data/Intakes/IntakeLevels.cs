namespace Bot.Data.Intakes;

/// <summary>The rungs of the ladder an intake can stand on.</summary>
public static class IntakeLevels
{
    public const string Grid = "grid";
    public const string Township = "township";
    public const string County = "county";

    /// <summary>One rung up; the highest stays.</summary>
    public static string Above(string level) => level == Grid ? Township : County;
}

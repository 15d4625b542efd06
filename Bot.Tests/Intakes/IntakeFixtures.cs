using Bot.Data.Intakes;

namespace Bot.Tests.Intakes;

/// <summary>Intakes named after the state they are in.</summary>
internal static class IntakeFixtures
{
    public static readonly DateTimeOffset Due = new(2026, 11, 26, 18, 0, 0, TimeSpan.FromHours(8));

    public static NewIntake Submitted(string text = "楼下路灯坏了三天了", string? gridCode = "370481106226002") => new()
    {
        Resident = "demo-resident",
        Kind = "request",
        Item = "municipal-facility",
        Text = text,
        Urgent = false,
        Confidential = false,
        AboutWorker = false,
        GridCode = gridCode,
        GridName = gridCode is null ? null : "半阁村第2网格",
        PlaceText = "半阁村2组",
        Longitude = 117.05,
        Latitude = 34.97,
        Level = "grid",
        Channel = "wechat",
        SealedPhone = null,
        AcceptDue = Due,
        ResolveDue = Due,
        Attachments = [],
    };
}

using Bot.Api.Hosting;
using Bot.Data.Profiles;

namespace Bot.Api.Open311;

/// <summary>"A standard service discovery file … to provide routing between versions and types of APIs" (https://wiki.open311.org/Service_Discovery/).</summary>
public sealed class Discovery(BotSettings settings, Profile profile, IHostEnvironment environment)
{
    /// <summary>What the endpoint conforms to; clients look for exactly this.</summary>
    public const string Specification = "http://wiki.open311.org/GeoReport_v2";

    /// <summary>When these doors last changed in a way a client could notice.</summary>
    private const string Changeset = "2026-11-25T00:00:00+08:00";

    public Answer Document() => new Answer.Fields(
        ("changeset", new Answer.Text(Changeset)),
        ("contact", new Answer.Text($"{profile.Office.Name}，电话 {profile.HotlinePhone}")),
        ("key_service", new Answer.Text($"接口密钥向{profile.Office.Name}申请，电话 {profile.Office.Phone}")),
        ("endpoints", new Answer.Many("endpoint", [Endpoint()])));

    private Answer.Fields Endpoint() => new(
        ("specification", new Answer.Text(Specification)),
        ("url", new Answer.Text($"{settings.PublicBaseUrl}/open311/v2/")),
        ("changeset", new Answer.Text(Changeset)),
        ("type", new Answer.Text(environment.IsDevelopment() ? "test" : "production")),
        ("formats", new Answer.Many("format", [new Answer.Text("text/xml"), new Answer.Text("application/json")])));
}

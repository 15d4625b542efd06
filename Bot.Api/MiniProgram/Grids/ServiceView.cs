using Bot.Dialogs;
using Bot.Dialogs.Understanding;

namespace Bot.Api.MiniProgram.Grids;

/// <summary>A service item as a form offers it. <paramref name="KindHints"/> are the kinds it usually is, the usual one first.</summary>
public sealed record ServiceView(string Code, string Name, string Group, string Department, IReadOnlyList<string> KindHints)
{
    private static readonly string[] Matters = ["request", "complaint"];
    private static readonly string[] Rules = ["inquiry", "request", "complaint"];
    private static readonly string[] Conduct = ["complaint", "praise"];
    private static readonly string[] Advice = ["suggestion", "inquiry"];

    // What some office decides is asked about more often than it is reported.
    private static readonly string[] OfOffices =
        ["social-security", "civil-affairs", "household-registration", "education", "health", "employment-talent", "housing-policy", "demolition-planning", "labor", "rural"];

    public static ServiceView Of(ServiceItem item) => new(item.Code, item.Name, item.Group, item.Department, HintsOf(item.PartOf ?? item.Code));

    private static string[] HintsOf(string code) => code switch
    {
        ServiceItems.OfficialConduct => Conduct,
        "city-advice" => Advice,
        _ when OfOffices.Contains(code, StringComparer.Ordinal) => Rules,
        _ => Matters,
    };
}

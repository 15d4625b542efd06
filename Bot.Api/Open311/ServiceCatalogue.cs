using Bot.Api.Conversations;
using Bot.Data;
using Bot.Data.Profiles;
using Bot.Dialogs;
using Bot.Dialogs.Understanding;

namespace Bot.Api.Open311;

/// <summary>The service items that are taken up today, as services: "a list of acceptable 311 service request types and their associated service codes".</summary>
public sealed class ServiceCatalogue(Profile profile, Jurisdiction jurisdiction, TimeProvider clock)
{
    public IReadOnlyList<ServiceItem> Offered
    {
        get
        {
            var today = clock.GetChinaNow().ChinaDate();
            return [.. jurisdiction.Items.Where(i => i.IsOffered(today))];
        }
    }

    /// <summary>What was known of a code once may have been withdrawn since.</summary>
    public ServiceItem? Find(string code) => Offered.FirstOrDefault(i => i.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>Why a code is not taken up: the place's own sentence where it withdrew the item.</summary>
    public Open311Fault NotFound(string code) => Open311Fault.NotFound(
        "service_code", code, jurisdiction.Item(code) is { } item ? item.Withdrawn ?? $"“{item.Name}”这一项现在不收。" : "没有这一项，能办的事项在 services 里。");

    /// <summary>
    /// A report about a grid worker is shown to nobody, so its number leads nowhere: it gets a token (<c>batch</c>), which only who filed it can exchange.
    /// </summary>
    public static bool IsBatch(string code) => code == ServiceItems.OfficialConduct;

    public IReadOnlyList<ProfileAttribute> AttributesOf(ServiceItem item) =>
        [.. profile.Entry(item.Code)?.Attributes ?? ItemAttributes.BuiltIn(item.Code), .. ItemAttributes.OfEveryItem];

    public Answer List() => new Answer.Many("service", [.. Offered.Select(Listed)]);

    public Answer Definition(ServiceItem item)
    {
        var order = 0;
        List<Answer> attributes = [.. AttributesOf(item).Select(a => Attribute(a, ++order))];
        attributes.Add(ItemAttributes.Danger(++order));
        return new Answer.Fields(("service_code", new Answer.Text(item.Code)), ("attributes", new Answer.Many("attribute", attributes)));
    }

    private static Answer Listed(ServiceItem item) => new Answer.Fields(
        ("service_code", new Answer.Text(item.Code)),
        ("service_name", new Answer.Text(item.Name)),
        ("description", new Answer.Text(item.Scope.Length > 0 ? item.Scope : item.Name)),
        ("metadata", new Answer.Flag(true)),
        ("type", new Answer.Text(IsBatch(item.Code) ? "batch" : "realtime")),
        ("keywords", new Answer.Text(string.Join(", ", new[] { item.Group, item.Department }.Concat(item.PartOf is null ? [] : item.Words).Where(w => w.Length > 0).Distinct(StringComparer.Ordinal)))),
        ("group", new Answer.Text(item.Group)));

    private static Answer.Fields Attribute(ProfileAttribute attribute, int order) => ItemAttributes.Written(
        isAnswered: true,
        attribute.Code,
        ItemAttributes.Spell(attribute.Datatype),
        attribute.Required,
        attribute.Hint,
        order,
        attribute.Description,
        [.. attribute.Values.Select(v => new Answer.Fields(("key", new Answer.Text(v.Key)), ("name", new Answer.Text(v.Name))))]);
}

using Bot.Data.Profiles;
using Bot.Dialogs;
using Bot.Dialogs.Understanding;

namespace Bot.Api.Conversations;

/// <summary>The service items of a place: the built-in list with what its profile renames, withdraws and adds.</summary>
public static class ItemList
{
    /// <exception cref="ProfileException">An entry is neither built in nor part of an item that is, or the item for everything else is withdrawn.</exception>
    public static IReadOnlyList<ServiceItem> Of(Profile profile)
    {
        foreach (var entry in profile.Items.Entries)
        {
            Check(entry, profile.Name);
        }

        var renamed = ServiceItems.All.Select(item => profile.Entry(item.Code) is { } entry ? With(item, entry) : item);
        var own = profile.Items.Entries.Where(e => e.PartOf is not null).Select(e => With(BuiltIn(e.PartOf!)! with { Code = e.Code }, e) with { PartOf = e.PartOf, Words = e.Words });
        return [.. renamed, .. own];
    }

    private static void Check(ProfileItem entry, string profile)
    {
        if (entry.PartOf is null ? BuiltIn(entry.Code) is null : BuiltIn(entry.PartOf) is null)
        {
            throw new ProfileException($"{profile}: items.entries \"{entry.Code}\" is no service item{(entry.PartOf is null ? "; a new one says of which it is a part (partOf)" : $", nor is \"{entry.PartOf}\"")}.");
        }

        if (entry.PartOf is not null && BuiltIn(entry.Code) is not null)
        {
            throw new ProfileException($"{profile}: items.entries \"{entry.Code}\" is built in and cannot be part of another.");
        }

        if (entry is { Code: ServiceItems.Other or ServiceItems.OfficialConduct, Withdrawn: not null })
        {
            throw new ProfileException($"{profile}: items.entries \"{entry.Code}\" cannot be withdrawn: residents must always be heard.");
        }
    }

    private static ServiceItem? BuiltIn(string code) => ServiceItems.All.FirstOrDefault(i => i.Code == code);

    private static ServiceItem With(ServiceItem item, ProfileItem entry) => item with
    {
        Name = entry.Name ?? item.Name,
        Group = entry.Group ?? item.Group,
        Department = entry.Department ?? item.Department,
        From = entry.From,
        Until = entry.Until,
        Withdrawn = entry.Withdrawn,
    };
}

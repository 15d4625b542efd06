using Bot.Data.Profiles;
using Bot.Dialogs;
using Bot.Dialogs.Understanding;

namespace Bot.Api.Conversations;

/// <summary>The service items of a place: the built-in list with what its profile renames, withdraws and adds.</summary>
public static class ItemList
{
    /// <exception cref="ProfileException">An entry is neither built in nor part of an item that is, the item for everything else is withdrawn, or a report or the list of private items names no item.</exception>
    public static IReadOnlyList<ServiceItem> Of(Profile profile)
    {
        foreach (var entry in profile.Items.Entries)
        {
            Check(entry, profile.File);
        }

        var renamed = ServiceItems.All.Select(item => profile.Entry(item.Code) is { } entry ? With(item, entry) : item);
        var own = profile.Items.Entries.Where(e => e.PartOf is not null).Select(e => With(BuiltIn(e.PartOf!)! with { Code = e.Code }, e) with { PartOf = e.PartOf, Words = e.Words, Scope = "" });
        ServiceItem[] all = [.. renamed, .. own];
        foreach (var report in profile.Reports)
        {
            var unknown = report.Items.FirstOrDefault(code => !Array.Exists(all, i => i.Code == code));
            Require(unknown is null, profile.File, $"reports \"{report.Name}\" items", $"\"{unknown}\" is no service item");
        }

        var secret = profile.Requests.PrivateItems.FirstOrDefault(code => !Array.Exists(all, i => i.Code == code));
        Require(secret is null, profile.File, "requests.privateItems", $"\"{secret}\" is no service item");
        return all;
    }

    private static void Check(ProfileItem entry, string file)
    {
        var path = $"items.entries \"{entry.Code}\"";
        if (entry.PartOf is { } whole)
        {
            Require(BuiltIn(whole) is not null, file, path, $"is part of \"{whole}\", which is no built-in service item");
            Require(BuiltIn(entry.Code) is null, file, path, "is built in and cannot be part of another");
        }
        else
        {
            Require(BuiltIn(entry.Code) is not null, file, path, "is no service item; a new one says of which it is a part (partOf)");
        }

        Require(entry is not { Code: ServiceItems.Other or ServiceItems.OfficialConduct, Withdrawn: not null }, file, path, "cannot be withdrawn: residents must always be heard");
    }

    private static void Require(bool holds, string file, string path, string reason)
    {
        if (!holds)
        {
            throw new ProfileException($"{file}: {path} {reason}.");
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

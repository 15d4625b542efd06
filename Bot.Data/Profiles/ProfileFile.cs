using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Bot.Data.Profiles;

/// <summary>A profile that cannot be used, with file, path inside it and reason.</summary>
public sealed class ProfileException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Reads and checks <c>profiles/{name}.json</c>.</summary>
public static partial class ProfileFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    /// <exception cref="ProfileException">The file is missing, is not JSON, lacks a field, or holds a value out of range.</exception>
    public static Profile Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var profile = JsonSerializer.Deserialize<Profile>(stream, Json) ?? throw new JsonException("A profile is an object.");
            profile = profile with { Name = Path.GetFileNameWithoutExtension(path) };
            Check(profile, path);
            return profile;
        }
        catch (JsonException fault)
        {
            throw new ProfileException($"{path}: {fault.Path ?? "$"}: {fault.Message}", fault);
        }
        catch (IOException fault)
        {
            throw new ProfileException($"{path}: cannot be read: {fault.Message}", fault);
        }
    }

    private static void Check(Profile profile, string path)
    {
        Require(SafeName().IsMatch(profile.Name), path, "name", "the file's name may hold a-z, 0-9 and - only");
        Require(profile.Place.Length > 0, path, "place", "is empty");
        Require(Phone().IsMatch(profile.SupervisionPhone), path, "supervisionPhone", "is not a phone number");
        Require(Phone().IsMatch(profile.HotlinePhone), path, "hotlinePhone", "is not a phone number");
        Require(Phone().IsMatch(profile.Office.Phone), path, "office.phone", "is not a phone number");
        Require(profile.WorkingHours.Count > 0, path, "workingHours", "is empty");
        Require(profile.WorkingHours.All(h => h.Start < h.End), path, "workingHours", "start must come before end");
        Require(profile.WorkingHours.Zip(profile.WorkingHours.Skip(1), (a, b) => a.End <= b.Start).All(ordered => ordered), path, "workingHours", "stretches must follow each other");
        var promises = profile.Promises;
        RequireBetween(promises.AcceptWorkingHours, 1, 80, path, "promises.acceptWorkingHours");
        RequireBetween(promises.GridWorkingDays, 1, 90, path, "promises.gridWorkingDays");
        RequireBetween(promises.TownshipWorkingDays, 1, 90, path, "promises.townshipWorkingDays");
        RequireBetween(promises.UrgentAcceptHours, 1, 72, path, "promises.urgentAcceptHours");
        RequireBetween(promises.UrgentResolveHours, 1, 240, path, "promises.urgentResolveHours");
        RequireBetween(promises.CountyWorkingDays ?? 1, 1, 90, path, "promises.countyWorkingDays");
        RequireBetween(promises.EscalateAgainWorkingDays, 1, 30, path, "promises.escalateAgainWorkingDays");
        foreach (var (code, item) in promises.Items)
        {
            CheckItem(item, path, $"promises.items.{code}");
        }

        CheckAfterwards(profile, path);
    }

    private static void CheckItem(ProfileItemPromise item, string path, string field)
    {
        RequireBetween(item.AcceptWorkingHours ?? 1, 1, 80, path, field + ".acceptWorkingHours");
        RequireBetween(item.GridWorkingDays ?? 1, 1, 90, path, field + ".gridWorkingDays");
        RequireBetween(item.TownshipWorkingDays ?? 1, 1, 90, path, field + ".townshipWorkingDays");
        RequireBetween(item.CountyWorkingDays ?? 1, 1, 90, path, field + ".countyWorkingDays");
    }

    private static void CheckAfterwards(Profile profile, string path)
    {
        Require(profile.Desk is null || Phone().IsMatch(profile.Desk.Phone), path, "desk.phone", "is not a phone number");
        RequireBetween(profile.AfterResult.CloseAfterDays, 2, 60, path, "afterResult.closeAfterDays");
        RequireBetween(profile.AfterResult.RemindAfterDays, 1, profile.AfterResult.CloseAfterDays - 1, path, "afterResult.remindAfterDays");
        RequireBetween(profile.AfterResult.SupervisionWorkingDays, 1, 30, path, "afterResult.supervisionWorkingDays");
        RequireBetween(profile.Urging.CooldownHours, 1, 240, path, "urging.cooldownHours");
        RequireBetween(profile.Urging.Most, 1, 20, path, "urging.most");
        RequireBetween(profile.Limits.MessagesPerMinute, 5, 10_000, path, "limits.messagesPerMinute");
        RequireBetween(profile.Limits.IntakesPerDay, 1, 10_000, path, "limits.intakesPerDay");
        RequireBetween(profile.Neighbours.WithinDays, 0, 60, path, "neighbours.withinDays");
        RequireBetween(profile.Neighbours.ResolvedWithinDays, 0, 30, path, "neighbours.resolvedWithinDays");
        RequireBetween(profile.Templates.PerDay, 0, 10_000_000, path, "templates.perDay");
    }

    private static void RequireBetween(int value, int least, int most, string path, string field) =>
        Require(value >= least && value <= most, path, field, $"is {value}, must be {least} to {most}");

    private static void Require(bool holds, string path, string field, string reason)
    {
        if (!holds)
        {
            throw new ProfileException($"{path}: {field} {reason}.");
        }
    }

    [GeneratedRegex("^[a-z0-9-]{1,40}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex SafeName();

    [GeneratedRegex("^[0-9][0-9-]{2,14}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 200)]
    private static partial Regex Phone();
}

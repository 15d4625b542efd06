using System.CommandLine;
using System.Globalization;
using Bot.Api.Conversations;
using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Profiles;
using Bot.Dialogs.Understanding;

namespace Bot.Api.Profiles;

/// <summary><c>check-profile FILE</c>: is it usable, what does it promise, how would an intake travel; <c>profile-schema</c>: the form for editors.</summary>
public static class ProfileVerbs
{
    private static readonly string[] TimeForms = ["yyyy-MM-ddTHH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd"];

    public static Command CheckProfile()
    {
        var file = new Argument<FileInfo>("file") { Description = "profiles/*.json" };
        var item = new Option<string>("--item") { Description = "Code of the item whose way is told.", DefaultValueFactory = _ => ServiceItems.Other };
        var urgent = new Option<bool>("--urgent") { Description = "As if it were urgent." };
        var confidential = new Option<bool>("--confidential") { Description = "As if it were reported in confidence." };
        var at = new Option<string?>("--at") { Description = "As if it were submitted then, China Standard Time: 2026-11-23T09:00. Now by default." };
        var command = new Command("check-profile", "Checks a profile, says what it promises, and how an intake would travel.") { file, item, urgent, confidential, at };
        command.SetAction(parsed => Check(
            parsed.GetValue(file)!, parsed.GetValue(at), new TravelQuestion(parsed.GetValue(item)!, parsed.GetValue(urgent), parsed.GetValue(confidential), default)));
        return command;
    }

    public static Command Schema()
    {
        var command = new Command("profile-schema", "Writes the JSON schema of profiles to standard output.");
        command.SetAction(_ =>
        {
            Console.Write(ProfileSchema.Text());
            return VerbHost.Done;
        });
        return command;
    }

    private static int Check(FileInfo file, string? at, TravelQuestion question)
    {
        if (!file.Exists)
        {
            return VerbHost.Refuse($"{file.FullName}: there is no such file.");
        }

        if (When(at) is not { } instant)
        {
            return VerbHost.Refuse($"--at: \"{at}\" is no time like 2026-11-23T09:00.");
        }

        try
        {
            var profile = ProfileFile.Read(file.FullName);
            var items = ItemList.Of(profile);
            if (items.All(i => i.Code != question.Item))
            {
                return VerbHost.Refuse($"--item: \"{question.Item}\" is none of {string.Join(", ", items.Select(i => i.Code))}.");
            }

            Console.WriteLine(ProfileExplanation.Of(profile));
            Console.WriteLine(IntakeTravel.Of(profile, question with { At = instant }));
            return VerbHost.Done;
        }
        catch (ProfileException fault)
        {
            return VerbHost.Refuse(fault.Message);
        }
    }

    private static DateTimeOffset? When(string? at) => at is null
        ? VerbHost.Clock.GetChinaNow()
        : DateTime.TryParseExact(at, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? new DateTimeOffset(local, ChinaTime.Offset) : null;
}

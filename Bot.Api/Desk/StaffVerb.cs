using System.CommandLine;
using Bot.Api.Hosting;
using Bot.Data.People;
using Microsoft.AspNetCore.DataProtection;

namespace Bot.Api.Desk;

/// <summary><c>import-staff FILE.csv</c>: who works at the hotline, in townships and departments. Phones are sealed.</summary>
public static class StaffVerb
{
    public static Command ImportStaff() =>
        VerbHost.OnFile("import-staff", "Imports the staff of the desk.", "CSV with the header login,name,role,scope,phone", RunAsync);

    private static async Task<int> RunAsync(FileInfo file, BotSettings settings, CancellationToken cancellation)
    {
        if (file.Length > StaffImport.MaxFileBytes)
        {
            return VerbHost.Refuse($"{file.Name}: has {file.Length} bytes, at most {StaffImport.MaxFileBytes} are read. Nothing was imported.");
        }

        var read = StaffImport.Read(await File.ReadAllBytesAsync(file.FullName, cancellation));
        foreach (var refusal in read.Refusals)
        {
            await Console.Error.WriteLineAsync($"{file.Name}: {refusal}");
        }

        if (read.Refusals.Count > 0)
        {
            return VerbHost.Refuse("Nothing was imported.");
        }

        await WriteAsync(read.Staff, settings, cancellation);
        Console.WriteLine($"{read.Staff.Count} members of staff imported.");
        return VerbHost.Done;
    }

    private static async Task WriteAsync(IReadOnlyList<ImportedStaff> staff, BotSettings settings, CancellationToken cancellation)
    {
        var keys = Directory.CreateDirectory(Path.Combine(settings.DataDirectory, "keys"));
        var personalData = new PersonalData(DataProtectionProvider.Create(keys, p => p.SetApplicationName("grid-bot")), keys.FullName);
        StaffMember[] members =
            [.. staff.Select(r => new StaffMember { Login = r.Login, Name = r.Name, Role = r.Role, Scope = r.Scope, SealedPhone = personalData.Seal(r.Phone) })];
        await using var commit = await VerbHost.OpenAsync(settings, cancellation);
        await commit.Run(
            session =>
            {
                foreach (var member in members)
                {
                    if (!session.TryInsert(member))
                    {
                        session.Update(member);
                    }
                }
            },
            cancellation);
    }
}

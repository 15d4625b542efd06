using System.CommandLine;
using Bot.Api.Desk.SignIn;
using Bot.Api.Hosting;
using Bot.Data;
using Bot.Data.Audit;

namespace Bot.Api.Desk;

/// <summary>
/// <c>set-password LOGIN</c>: a first password, or a new one for who forgot theirs, read from the standard input; where nothing comes in
/// there, one is made and printed once. It is good for nothing but choosing one's own. Ends sessions and locks.
/// </summary>
public static class PasswordVerb
{
    public static Command SetPassword()
    {
        var login = new Argument<string>("login") { Description = "The login of a member of staff, as imported." };
        var command = new Command("set-password", "Sets the first password of a member of staff; it must be changed at the first sign-in.") { login };
        command.SetAction((parsed, cancellation) => VerbHost.GuardAsync(() => RunAsync(parsed.GetValue(login)!, VerbHost.Settings(parsed), cancellation)));
        return command;
    }

    /// <summary>How long a password may take to come in; a standard input that is open and silent gives none.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static async Task<string?> GivenAsync(CancellationToken cancellation)
    {
        try
        {
            return (await Task.Run(Console.In.ReadLine, cancellation).WaitAsync(Patience, VerbHost.Clock, cancellation))?.TrimEnd('\r');
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private static async Task<int> RunAsync(string login, BotSettings settings, CancellationToken cancellation)
    {
        var given = Console.IsInputRedirected ? await GivenAsync(cancellation) : null;
        var password = string.IsNullOrEmpty(given) ? Passwords.Generate() : given;
        if (Passwords.Fault(password, login) is { } fault)
        {
            return VerbHost.Refuse($"password: {fault} Nothing was changed.");
        }

        await using var commit = await VerbHost.OpenAsync(settings, cancellation);
        using var passwords = new Passwords();
        var hash = passwords.Hash(password);
        var isKnown = await commit.Run(
            session =>
            {
                if (!session.Context.Staff.Any(s => s.Login == login))
                {
                    return false;
                }

                StaffAccounts.SetFirst(session, login, hash, VerbHost.Clock.GetChinaNow(), AuditLog.Console);
                return true;
            },
            cancellation);
        if (!isKnown)
        {
            return VerbHost.Refuse($"login: nobody of the staff is called {login}. Import the staff first.");
        }

        Console.WriteLine(string.IsNullOrEmpty(given) ? $"The first password of {login} is {password} . It is shown this once and must be changed at the first sign-in." : $"The first password of {login} is set and must be changed at the first sign-in.");
        return VerbHost.Done;
    }
}

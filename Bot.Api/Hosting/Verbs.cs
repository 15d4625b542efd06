using System.CommandLine;

namespace Bot.Api.Hosting;

/// <summary>The commands beside running: imports, checks, documents. Exit code 0 when done, 1 when the input was refused, 2 when a setting is wrong.</summary>
public static class Verbs
{
    private static readonly Command[] All = 
    [
        Grids.GridVerbs.ImportGrids(), Grids.GridVerbs.ImportAddresses(), Grids.GridHistoryVerb.GridHistory(), Desk.StaffVerb.ImportStaff(), Desk.PasswordVerb.SetPassword(), Understanding.ClassifyVerb.Classify(), Understanding.TrainVerb.TrainUnderstanding(),
        Grids.LocateVerb.Locate(), Grids.LedgerVerb.GridLedger(), Grids.ContactCardsVerb.ContactCards(), Profiles.ProfileVerbs.CheckProfile(), Profiles.ProfileVerbs.Schema(), Intakes.AuditVerb.VerifyAudit(), OpenApiVerb.OpenApi(),
        Desk.HotIssuesVerb.HotIssues(), Desk.FiguresVerb.RebuildFigures(),
        Knowledge.KnowledgeVerb.CheckKnowledge(), Understanding.ExportCorrectionsVerb.ExportCorrections(),
    ];

    public static bool Knows(string[] args) =>
        args.Length > 0 && (args[0] is "--place" or "--help" or "-h" or "-?" or "--version" || Array.Exists(All, c => c.Name == args[0]));

    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("The grid bot. Without a command it runs the bot.");
        root.Options.Add(VerbHost.Place);
        foreach (var command in All)
        {
            root.Subcommands.Add(command);
        }

        return root.Parse(args).InvokeAsync();
    }
}

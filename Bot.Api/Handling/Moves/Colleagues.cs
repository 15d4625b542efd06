using Bot.Api.Grids;
using Bot.Api.Handling.Identity;
using Bot.Data.Grids;

namespace Bot.Api.Handling.Moves;

/// <summary>Whom an intake can be handed to: the others of its grid, then those of the grids beside it in the same village or community.</summary>
public sealed class Colleagues(LiveGridDirectory directory)
{
    public IReadOnlyList<ColleagueGroup> Of(WorkerVisit visit)
    {
        var current = directory.Current;
        if (visit.Intake.GridCode is not { } code || current.ByCode(code) is not { } own)
        {
            return [];
        }

        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { visit.Worker.UserId };
        return
        [
            .. current.Under(own.Parent).Where(g => g.Parent == own.Parent).OrderByDescending(g => g.Code == code)
                .Select(g => new ColleagueGroup(g.Name, [.. Members(g, known)]))
                .Where(g => g.Members.Count > 0),
        ];
    }

    public Worker? Find(WorkerVisit visit, string? userId) =>
        Of(visit).SelectMany(g => g.Members).FirstOrDefault(m => userId is not null && WorkerGate.IsSame(m.UserId, userId));

    private static IEnumerable<Worker> Members(Grid grid, HashSet<string> known) =>
        grid.Members.Where(m => !string.IsNullOrEmpty(m.UserId) && known.Add(m.UserId)).Select(m => new Worker(m.UserId!, m.Name, m.Role));
}

public sealed record ColleagueGroup(string Grid, IReadOnlyList<Worker> Members);

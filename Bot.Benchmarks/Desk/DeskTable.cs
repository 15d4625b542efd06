using System.Globalization;
using System.Text;
using Bot.Data.People;

namespace Bot.Benchmarks.Desk;

/// <summary>Page by role: the median with each number of intakes, and how it grew from the smallest to the largest.</summary>
internal sealed class DeskTable
{
    /// <summary>Who is no staff: residents, the public, other platforms.</summary>
    public const string Others = "others";

    /// <summary>Milliseconds that a page may take.</summary>
    public const double Aim = 300;

    private static readonly (string Role, string Title)[] Columns =
        [(StaffRoles.Leader, "leader"), (StaffRoles.Agent, "agent"), (StaffRoles.Township, "township"), (StaffRoles.Department, "department"), (StaffRoles.Administrator, "administrator"), (StaffRoles.Auditor, "auditor"), (Others, "others")];

    private readonly List<string> _pages = [];
    private readonly SortedSet<int> _sizes = [];
    private readonly Dictionary<(string Page, string Role, int Size), (double Time, double Processor)> _cells = [];

    public void Add(string page, string role, int size, double time, double processor)
    {
        if (!_pages.Contains(page, StringComparer.Ordinal))
        {
            _pages.Add(page);
        }

        _sizes.Add(size);
        _cells[(page, role, size)] = (time, processor);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size} {role} {page}: median {time:0.0} ms, processor {processor:0.0} ms{(time > Aim ? " MISSED" : "")}"));
    }

    /// <summary>In Markdown. A cell is what each size took, in milliseconds; growth and processor are the worst of the row.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder($"ms with {string.Join(" / ", _sizes.Select(s => ResultTable.Count(s)))} intakes\n\n| page | {string.Join(" | ", Columns.Select(c => c.Title))} | growth | processor ms |\n|---|{string.Concat(Enumerable.Repeat("---|", Columns.Length + 2))}\n");
        foreach (var page in _pages)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {page} | {string.Join(" | ", Columns.Select(c => Cell(page, c.Role)))} | {Growth(page)} | {ResultTable.Figure(Columns.Max(c => _cells.GetValueOrDefault((page, c.Role, _sizes.Max)).Processor))} |\n");
        }

        var missed = _cells.Count(c => c.Value.Time > Aim);
        return text.Append(CultureInfo.InvariantCulture, $"\nSlower than {Aim:0} ms: {missed} of {_cells.Count}; the slowest {ResultTable.Figure(_cells.Values.Max(c => c.Time))} ms.\n").ToString();
    }

    private string Cell(string page, string role)
    {
        List<string> times = [.. _sizes.Where(s => _cells.ContainsKey((page, role, s))).Select(s => ResultTable.Figure(_cells[(page, role, s)].Time))];
        return string.Join(" / ", times);
    }

    private string Growth(string page)
    {
        var grown = Columns.Where(c => _cells.ContainsKey((page, c.Role, _sizes.Min)) && _cells.ContainsKey((page, c.Role, _sizes.Max)))
            .Select(c => _cells[(page, c.Role, _sizes.Max)].Time / _cells[(page, c.Role, _sizes.Min)].Time).ToList();
        return grown.Count == 0 ? "" : ResultTable.Figure(grown.Max());
    }
}

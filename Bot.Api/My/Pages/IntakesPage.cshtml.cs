using Bot.Api.ResidentActs;
using Bot.Data.Intakes;

namespace Bot.Api.My.Pages;

/// <summary><c>/my/intakes</c>: what the resident reported and goes along with, newest first.</summary>
public sealed class IntakesPage(ResidentIntakes intakes, TimeProvider clock) : MyPage(clock)
{
    public const string Open = "open";
    public const string Closed = "closed";

    /// <summary>A screen or two of a small phone.</summary>
    private const int PageSize = 10;

    public string Status { get; private set; } = "";

    public Page<IntakeItem> Found { get; private set; } = new([], null);

    public async Task OnGetAsync(string? status, string? after, CancellationToken cancellation)
    {
        Status = status is Open or Closed ? status : "";
        bool? isOpen = Status.Length == 0 ? null : Status == Open;
        Found = await intakes.ListAsync(Visit.Resident, isOpen, IntakeNumber.TryParse(after, out var number) ? number : null, PageSize, cancellation);
    }
}

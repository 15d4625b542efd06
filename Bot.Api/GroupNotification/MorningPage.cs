using System.Globalization;
using Bot.Api.Handling;
using Bot.Data;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Dialogs;

namespace Bot.Api.GroupNotification;

/// <summary>What is open and due in one group, oldest first: overdue, due today, taken up by nobody.</summary>
public sealed class MorningPage(Jurisdiction jurisdiction, WorkerLinks links, DateTimeOffset now)
{
    /// <summary>What stands instead of the place of what is sealed, where the profile has no name of its own for it.</summary>
    public const string SecretChannel = "秘密上报";

    private readonly DigestPage _page = new();
    private int _leftOut;

    /// <summary>The message, or null when nothing of the group is open.</summary>
    /// <param name="held">What the group holds.</param>
    /// <param name="watched">What others hold and this group watches over: only its overdue ones are shown.</param>
    /// <param name="hot">What many people report near one another, a headline each.</param>
    public string? Of(IReadOnlyList<Intake> held, IReadOnlyList<Intake> watched, IReadOnlyList<string>? hot = null)
    {
        var overdue = held.Concat(watched).Where(i => i.Due < now).OrderBy(i => i.Due).ToList();
        if (held.Count == 0 && overdue.Count == 0)
        {
            return null;
        }

        var today = held.Where(i => i.Due >= now && i.Due.ChinaDate() == now.ChinaDate()).OrderBy(i => i.Due).ToList();
        var waiting = held.Where(i => i.Due.ChinaDate() > now.ChinaDate() && i.Status is IntakeStatus.Submitted or IntakeStatus.Reopened).OrderBy(i => i.Due).ToList();
        Section("已经逾期", overdue);
        Section("今天到期", today);
        Section("还没人接", waiting);
        if (hot is { Count: > 0 } && _page.TryAddHead("**多人反映**"))
        {
            foreach (var headline in hot)
            {
                _page.TryAddHead(Masking.Mask(headline));
            }
        }

        var head = string.Create(CultureInfo.InvariantCulture, $"**早上好，{ChineseTime.Day(now)}**\n手上 {held.Count} 件");
        return _page.Close(
            overdue.Count + today.Count + waiting.Count == 0 ? head + "，没有逾期的，今天也没有到期的" : head,
            _leftOut,
            "没有列出");
    }

    private void Section(string title, List<Intake> intakes)
    {
        if (intakes.Count == 0)
        {
            return;
        }

        var begun = _page.TryAddHead(string.Create(CultureInfo.InvariantCulture, $"**{title} {intakes.Count} 件**"));
        foreach (var intake in intakes)
        {
            if (!begun || !_page.TryAddLine(Line(intake)))
            {
                _leftOut++;
            }
        }
    }

    private string Line(Intake intake)
    {
        var item = jurisdiction.Item(intake.Item)?.Name ?? intake.Item;
        var place = intake.Confidential ? jurisdiction.SecretChannel ?? SecretChannel : DigestLines.Cut(Masking.Mask(intake.PlaceText), DigestLines.PlaceLength);
        return $"{DigestLines.Number(intake.Id, links.For(intake.Id, now))} {(intake.Urgent ? "【紧急】" : "")}{DigestLines.Cut(item, DigestLines.TitleLength)}"
            + $"{(place.Length == 0 ? "" : " · " + place)} · 最晚{ChineseTime.Moment(intake.Due)}";
    }
}

using System.Globalization;
using Bot.Api.Desk.Audit;
using Bot.Api.Desk.SignIn;
using Bot.Data;
using Bot.Data.Audit;
using Bot.Data.Intakes;
using Bot.Data.People;
using Bot.Data.Search;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Desk.Inbox;

/// <summary>
/// One field for everything: a number, its last digits, a phone, the name of who handles it, words of the matter or the place.
/// Looking for a phone is looking for a person: it takes the permission to read phones, and is on record.
/// </summary>
public sealed class InboxSearch(GroupCommit commit, PersonalData personalData)
{
    public const int QuestionLength = IntakeSearch.QuestionLength;

    private const int ShortestPhone = 7;
    private const int LongestPhone = 13;
    private const int RunningDigits = 6;

    /// <summary>What of the visible was meant.</summary>
    public async Task<IQueryable<Intake>> FindAsync(BotDbContext db, DeskVisit visit, IQueryable<Intake> visible, string question, CancellationToken cancellation)
    {
        if (IntakeNumber.TryParse(question.Trim(), out var number))
        {
            return visible.Where(i => i.Id == number.Id);
        }

        var digits = string.Concat(question.Where(char.IsAsciiDigit));
        if (digits.Length > 0 && question.All(c => char.IsAsciiDigit(c) || c is ' ' or '-' or '+'))
        {
            return digits.Length < ShortestPhone ? Today(visible, visit, digits) : await PhoneAsync(visit, visible, digits, cancellation);
        }

        var name = question.Trim();
        var ids = (await IntakeSearch.FindAsync(db, question, cancellation)).ToList();

        // Not yet within scope: the index alone answers, and what is not theirs falls out below.
        ids.AddRange(await db.Intakes.Where(i => i.HandlerName == name).OrderByDescending(i => i.Id).Select(i => i.Id).Take(IntakeSearch.Most).ToListAsync(cancellation));
        return visible.Where(i => ids.Contains(i.Id));
    }

    /// <summary>The running number of a day: today's, and of the days before as far as people remember them.</summary>
    private static IQueryable<Intake> Today(IQueryable<Intake> visible, DeskVisit visit, string digits)
    {
        const int days = 30;
        if (digits.Length > RunningDigits || int.Parse(digits, CultureInfo.InvariantCulture) is not (> 0 and var running))
        {
            return visible.Where(_ => false);
        }

        var ids = Enumerable.Range(0, days).Select(back => IntakeNumber.Of(visit.At.ChinaDate().AddDays(-back), running).Id).ToList();
        return visible.Where(i => ids.Contains(i.Id));
    }

    private async Task<IQueryable<Intake>> PhoneAsync(DeskVisit visit, IQueryable<Intake> visible, string digits, CancellationToken cancellation)
    {
        if (digits.Length > LongestPhone || !visit.Can(DeskAct.ReadPhone))
        {
            return visible.Where(_ => false);
        }

        var key = personalData.PhoneKey(digits);
        await commit.Run(session => DeskAudit.Write(session, visit, AuditActs.Searched, "phone", new { phone = Masking.MaskPhone(digits) }), cancellation);
        return visible.Where(i => i.PhoneKey == key);
    }
}

using System.Globalization;
using Bot.Data;

namespace Bot.Api.LanguageModel;

/// <summary>
/// Tokens used today, by the calendar of China, with a cap. Kept in a file of the data directory, so that a restart does not
/// forget what was spent.
/// </summary>
public sealed class DailyTokens
{
    private readonly string _file;
    private readonly int _cap;
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private DateOnly _day;
    private long _used;

    public DailyTokens(string file, int cap, TimeProvider clock)
    {
        (_file, _cap, _clock) = (file, cap, clock);
        if (File.Exists(file) && File.ReadAllText(file).Split(' ') is [var day, var used]
            && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _day))
        {
            _ = long.TryParse(used, NumberStyles.None, CultureInfo.InvariantCulture, out _used);
        }
    }

    /// <summary>Used today, with what is on its way.</summary>
    public long Used
    {
        get
        {
            lock (_gate)
            {
                Turn();
                return _used;
            }
        }
    }

    /// <summary>Sets tokens aside for a question; false when the day has none left.</summary>
    public bool TryReserve(int tokens)
    {
        lock (_gate)
        {
            Turn();
            if (_used + tokens > _cap)
            {
                return false;
            }

            _used += tokens;
            return true;
        }
    }

    /// <summary>What was used instead of what was set aside.</summary>
    /// <exception cref="IOException">The file cannot be written; the count in memory is right all the same.</exception>
    public void Settle(int reserved, long used)
    {
        lock (_gate)
        {
            _used = Math.Max(0, _used + used - reserved);
            var fresh = _file + ".new";
            File.WriteAllText(fresh, string.Create(CultureInfo.InvariantCulture, $"{_day:yyyy-MM-dd} {_used}"));
            File.Move(fresh, _file, overwrite: true);
        }
    }

    private void Turn()
    {
        var today = _clock.GetChinaNow().ChinaDate();
        if (today != _day)
        {
            (_day, _used) = (today, 0);
        }
    }
}

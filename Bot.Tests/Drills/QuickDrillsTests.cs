using Bot.Benchmarks.Drills;
using Xunit;

namespace Bot.Tests.Drills;

/// <summary>Every drill in its quick form: the same code as <c>Bot.Benchmarks -- drills</c>, fewer and shorter blows.</summary>
public sealed class QuickDrillsTests
{
    [Fact]
    public async Task What_was_acknowledged_survives_being_killed() => Held(await KillDrill.RunAsync(kills: 4, seed: 20261121));

    [Fact]
    public async Task A_database_locked_by_another_process_delays_and_loses_nothing() => Held(await LockDrill.RunAsync(TimeSpan.FromSeconds(2)));

    [Fact]
    public async Task A_full_disk_refuses_and_loses_nothing_and_is_got_over_without_a_restart() => Held(await DiskFullDrill.RunAsync(TimeSpan.FromSeconds(2)));

    [Fact]
    public async Task The_same_callback_has_one_effect_and_one_answer() => Held(await RepeatDrill.RunAsync(200));

    [Fact]
    public async Task What_the_platform_did_not_take_goes_out_when_it_is_back() => Held(await PlatformDownDrill.RunAsync(TimeSpan.FromMinutes(5), speed: 30));

    [Fact]
    public async Task Nothing_is_missing_in_the_streams_after_redis_came_back_empty() =>
        Held(await RedisDrill.RunAsync(phase: TimeSpan.FromSeconds(2), gone: TimeSpan.FromSeconds(2), arrivalsPerSecond: 10));

    [Fact]
    public async Task A_spike_is_answered_and_worked_off() => Held(await SpikeDrill.RunAsync(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)));

    private static void Held(DrillReport report)
    {
        Assert.SkipWhen(report.Skipped is not null, report.Skipped ?? "");
        Assert.NotEmpty(report.Findings);
        Assert.Empty(report.Broken);
    }
}

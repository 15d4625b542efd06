using System.Runtime.CompilerServices;
using Xunit;

namespace Bot.Tests.Road;

/// <summary>Waits for conditions that a busy machine fulfils late, never for a time.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(25);

    /// <summary>Fails when it does not hold within <see cref="RoadFixture.Patience"/>.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds, [CallerArgumentExpression(nameof(holds))] string what = "")
    {
        using var patience = new CancellationTokenSource(RoadFixture.Patience);
        using var pace = new PeriodicTimer(Pace);
        while (!await holds())
        {
            Assert.False(patience.IsCancellationRequested, $"Not true within {RoadFixture.Patience}: {what}");
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }
}

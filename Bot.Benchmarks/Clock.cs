namespace Bot.Benchmarks;

/// <summary>The benchmark is a program of its own: its composition root names the system's clock.</summary>
internal static class Clock
{
#pragma warning disable RS0030 // See the summary.
    public static TimeProvider Wall => TimeProvider.System;
#pragma warning restore RS0030
}

using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Properties;

/// <summary>
/// A law that must hold for every case of a kind, tried on many. The cases are the same in every run; a failure prints the
/// shortest case that breaks the law and the pair of numbers it was made from. <c>BOT_TESTS_SEED=seed,gamma</c> tries others.
/// </summary>
internal static class Law
{
    private const string SeedVariable = "BOT_TESTS_SEED";

    /// <summary>Steps of a random number are odd; any will do.</summary>
    private const ulong Gamma = 0x9E37_79B9_7F4A_7C15;

    /// <param name="any">How a case is made and how it is made simpler.</param>
    /// <param name="check">Throws when the law does not hold for the case.</param>
    /// <param name="cases">How many are tried.</param>
    /// <param name="seed">Fixed by each law, so that a red run is red again.</param>
    public static Task HoldsAsync<T>(Arbitrary<T> any, Func<T, Task> check, int cases, ulong seed) =>
        RunAsync(Prop.ForAll(any, check), cases, seed);

    public static Task HoldsAsync<T>(Arbitrary<T> any, Action<T> check, int cases, ulong seed) =>
        RunAsync(Prop.ForAll(any, check), cases, seed);

    /// <summary>A list made simpler: halves first, then each single element left out.</summary>
    public static IEnumerable<T[]> Shorter<T>(T[] list)
    {
        if (list.Length > 2)
        {
            yield return list[..(list.Length / 2)];
            yield return list[(list.Length / 2)..];
        }

        for (var i = 0; i < list.Length; i++)
        {
            yield return [.. list[..i], .. list[(i + 1)..]];
        }
    }

    // Waiting for a case blocks its thread, which must not be one of the few the test runner counts.
    private static Task RunAsync(Property law, int cases, ulong seed)
    {
        var (from, gamma) = Environment.GetEnvironmentVariable(SeedVariable)?.Split(',') is [var s, var g]
            ? (ulong.Parse(s, CultureInfo.InvariantCulture), ulong.Parse(g, CultureInfo.InvariantCulture))
            : (seed, Gamma);
        var config = Config.QuickThrowOnFailure.WithMaxTest(cases).WithQuietOnSuccess(true).WithReplay(from, gamma);
        return Task.Run(() => Check.One(config, law));
    }
}

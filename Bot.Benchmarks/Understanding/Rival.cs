using System.ComponentModel;
using System.Diagnostics;

namespace Bot.Benchmarks.Understanding;

/// <summary>What a classifier said of each message, in order, and how long one took in the mean, in microseconds.</summary>
internal sealed record Answers(IReadOnlyList<string> Labels, double MicrosecondsEach);

/// <summary>A program that learns labels from a file and says them for others.</summary>
internal abstract class Rival
{
    /// <summary>As it stands in the table.</summary>
    public abstract string Name { get; }

    /// <summary>Why it cannot take part, or null when it can.</summary>
    public abstract Task<string?> MissingAsync();

    /// <param name="folder">Scratch of this rival alone: message texts lie there until the benchmark ends.</param>
    public abstract Task<Answers> AnswerAsync(string folder, IReadOnlyList<(string Label, string Text)> learned, IReadOnlyList<string> asked);

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it wrote to standard output, or null where it is not installed.</returns>
    /// <exception cref="BenchmarkException">It failed; its own words follow.</exception>
    protected static async Task<string?> RunAsync(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? output : throw new BenchmarkException($"{program} {arguments[0]} ended with {process.ExitCode}: {await errors}");
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>One line, as what the rivals read ends at a line's end; a letter cut in half by a text's end becomes the mark for that.</summary>
    protected static string Flat(string text) => string.Concat(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).EnumerateRunes());
}

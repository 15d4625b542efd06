using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Benchmarks.Load;

/// <summary>What one run of wrk found. <paramref name="BytesPerAnswer"/> counts header and body.</summary>
internal sealed record WrkResult(double PerSecond, long Requests, double BytesPerAnswer);

/// <summary>Drives <c>wrk</c> (Debian package of that name) with ready-made requests: its Lua only hands out strings.</summary>
internal static partial class Wrk
{
    public static async Task<WrkResult> RunAsync(int port, string requestFile, int connections, int seconds)
    {
        var script = requestFile + ".lua";
        await File.WriteAllTextAsync(script, $$"""
            local requests, at = {}, 0
            function init(args)
              local file = assert(io.open("{{requestFile}}", "rb"))
              while true do
                local head = file:read(4)
                if not head then break end
                local a, b, c, d = head:byte(1, 4)
                requests[#requests + 1] = file:read(a + b * 256 + c * 65536 + d * 16777216)
              end
              file:close()
            end
            function request()
              at = at % #requests + 1
              return requests[at]
            end
            """);
        var start = new ProcessStartInfo("wrk") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])["-t1", $"-c{connections}", $"-d{seconds}s", "-s", script, $"http://127.0.0.1:{port}/"])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Start(start);
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return Read(output);
    }

    /// <summary>Length and bytes, one after another.</summary>
    public static async Task WriteAsync(string file, IEnumerable<byte[]> requests)
    {
        await using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        var length = new byte[4];
        foreach (var request in requests)
        {
            BinaryPrimitives.WriteInt32LittleEndian(length, request.Length);
            stream.Write(length);
            stream.Write(request);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new BenchmarkException("wrk is not installed; it makes the load (Debian: apt-get install wrk).");
        }
    }

    private static WrkResult Read(string output)
    {
        if (Trouble().Match(output) is { Success: true } trouble)
        {
            throw new BenchmarkException($"wrk: {trouble.Value.Trim()}");
        }

        var total = Total().Match(output);
        var rate = Rate().Match(output);
        if (!total.Success || !rate.Success)
        {
            throw new BenchmarkException($"wrk said: {output}");
        }

        var requests = long.Parse(total.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var scale = total.Groups[3].ValueSpan switch { "K" => 1024.0, "M" => 1024.0 * 1024, "G" => 1024.0 * 1024 * 1024, _ => 1 };
        var bytes = double.Parse(total.Groups[2].ValueSpan, CultureInfo.InvariantCulture) * scale;
        return new WrkResult(double.Parse(rate.Groups[1].ValueSpan, CultureInfo.InvariantCulture), requests, bytes / requests);
    }

    [GeneratedRegex(@"(Non-2xx[^\n]*|Socket errors[^\n]*)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Trouble();

    [GeneratedRegex(@"(\d+) requests in [^,]+, ([\d.]+)([KMG]?)B read", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Total();

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rate();
}

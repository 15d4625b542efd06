using Bot.Benchmarks.Servers;
using Xunit;

namespace Bot.Tests.Consulting;

/// <summary><c>check-knowledge</c> as an operator starts it.</summary>
public sealed class KnowledgeVerbTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("grid-bot-check-knowledge-");

    [Fact]
    public async Task It_lists_the_passages_that_ship_and_answers_a_question_with_its_source()
    {
        var (code, listed, _) = await RunAsync("check-knowledge");
        Assert.Equal(0, code);
        Assert.Contains("《网格服务事项清单》“市政设施”", listed, StringComparison.Ordinal);
        Assert.Contains("《西岗镇网格巡查大队方案》", listed, StringComparison.Ordinal);
        Assert.DoesNotContain("西咸", listed, StringComparison.Ordinal);
        var (_, answer, _) = await RunAsync("check-knowledge", "--ask", "井盖归谁管");
        Assert.Contains("来源：《网格服务事项清单》“市政设施”", answer, StringComparison.Ordinal);
        Assert.Contains("没有找到", (await RunAsync("check-knowledge", "--ask", "公租房怎么申请")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_refuses_a_document_it_cannot_read_and_a_folder_that_is_not_there()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "good.md"), "# 好\n好的。");
        Assert.Equal(0, (await RunAsync("check-knowledge", _folder.FullName)).Code);
        await File.WriteAllBytesAsync(Path.Combine(_folder.FullName, "gbk.txt"), [0xB5, 0xCD]);
        var (code, _, error) = await RunAsync("check-knowledge", _folder.FullName);
        Assert.Equal(1, code);
        Assert.Contains("gbk.txt: is not UTF-8", error, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync("check-knowledge", Path.Combine(_folder.FullName, "nowhere"))).Code);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var process = BotProcess.Start(_folder.FullName, new Dictionary<string, string?>(StringComparer.Ordinal), args);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}

using Bot.Api.Understanding;
using Bot.Dialogs.Understanding;
using Bot.Tests.Grids;
using Xunit;

namespace Bot.Tests.Understanding;

/// <summary>The file of the learned model: small, whole, and the same for the same messages.</summary>
public sealed class ModelFileTests
{
    private const int MostBytes = 7 * 1024 * 1024;

    [Fact]
    public void The_same_messages_give_the_same_file_byte_by_byte() => Assert.Equal(Written(Trained()), Written(Trained()));

    [Fact]
    public void A_model_read_again_judges_as_before()
    {
        var model = Trained();
        var again = UnderstandingModel.Read(new MemoryStream(Written(model)));
        foreach (var words in new[] { "楼下路灯坏了", "广场舞吵死了", "着火了快来翠湖小区", "你好" })
            Assert.Equivalent(new LearnedUnderstanding(model).Judge(words), new LearnedUnderstanding(again).Judge(words), strict: true);
    }

    [Fact]
    public void A_cut_or_foreign_file_is_refused_with_the_reason()
    {
        var bytes = Written(Trained());
        Assert.Contains("ends too early", Assert.Throws<InvalidDataException>(() => UnderstandingModel.Read(new MemoryStream(bytes[..^10]))).Message, StringComparison.Ordinal);
        bytes[0] ^= 1;
        Assert.Contains("other bytes", Assert.Throws<InvalidDataException>(() => UnderstandingModel.Read(new MemoryStream(bytes))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_shipped_model_is_a_few_megabytes_and_knows_every_item()
    {
        var model = LearnedUnderstanding.Shipped.Model;
        Assert.InRange(Written(model).Length, 1, MostBytes);
        Assert.Equal(ServiceItems.All.Select(i => i.Code).Order(), model.Item.Labels.Order());
        Assert.Equal(7, model.Department.Labels.Length);
    }

    private static UnderstandingModel Trained() =>
        ModelTrainer.Train([.. TrainingFiles.Corpus(Path.Combine(DemoGrids.RepositoryRoot, "corpus")).Where((_, i) => i % 20 == 0)]);

    private static byte[] Written(UnderstandingModel model)
    {
        using var stream = new MemoryStream();
        model.Write(stream);
        return stream.ToArray();
    }
}

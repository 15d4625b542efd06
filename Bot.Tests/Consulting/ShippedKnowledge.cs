using Bot.Data.Knowledge;
using Bot.Tests.Grids;

namespace Bot.Tests.Consulting;

/// <summary>The documents that ship, as the bot of a place loads them.</summary>
internal static class ShippedKnowledge
{
    public static string Folder => Path.Combine(DemoGrids.RepositoryRoot, "knowledge");

    public static KnowledgeIndex Of(string place) => KnowledgeIndex.Of(new KnowledgeFolder(Folder, place));
}

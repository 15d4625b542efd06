using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Bot.Api.Hosting;

/// <summary>Files that are taken as they were at start: nothing tells of a change.</summary>
/// <remarks>
/// What the pages load does not change under a running bot, yet every page that versions a style sheet asks to be told.
/// Linux grants an account 128 watchers for all its processes; a city's machine has better uses for them.
/// </remarks>
internal sealed class StillFiles(IFileProvider files) : IFileProvider
{
    public IDirectoryContents GetDirectoryContents(string subpath) => files.GetDirectoryContents(subpath);

    public IFileInfo GetFileInfo(string subpath) => files.GetFileInfo(subpath);

    public IChangeToken Watch(string filter) => NullChangeToken.Singleton;
}

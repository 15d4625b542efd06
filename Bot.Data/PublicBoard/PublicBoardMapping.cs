using Microsoft.EntityFrameworkCore;

namespace Bot.Data.PublicBoard;

/// <summary>The public board's own tables.</summary>
internal static class PublicBoardMapping
{
    internal static void MapPublicBoard(this ModelBuilder model) => model.Entity<PublicOptOut>().ToTable("public_opt_outs").HasKey(o => o.Resident);
}

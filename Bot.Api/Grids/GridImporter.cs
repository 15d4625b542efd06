using System.Globalization;
using Bot.Data.Grids;
using Bot.Data.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Api.Grids;

/// <summary>Writes checked grids: by code, whole file or nothing, the same file twice the same as once. What changes of a grid is kept.</summary>
public static class GridImporter
{
    /// <summary>Grids that are read at once to be compared.</summary>
    private const int Batch = 500;

    /// <summary>Replaces or adds the given grids in one transaction; grids that the file does not name stay.</summary>
    public static Task WriteAsync(GroupCommit commit, IReadOnlyList<Grid> grids, DateTimeOffset at, CancellationToken cancellation) =>
        commit.Run(session => Write(session, grids, at), cancellation);

    /// <summary>The same inside a transaction that does more.</summary>
    public static void Write(WriteSession session, IReadOnlyList<Grid> grids, DateTimeOffset at)
    {
        foreach (var some in grids.Chunk(Batch))
        {
            var standing = Standing(session, some);
            foreach (var grid in some)
            {
                Replace(session, grid, standing.GetValueOrDefault(grid.Code), at);
            }
        }

        Mark(session, at);
    }

    /// <summary>Grows with every import; whoever showed what one would change asks whether another came between.</summary>
    public static long VersionIn(WriteSession session) =>
        session.Scalar("""SELECT "Version" FROM "import_marks" WHERE "Name" = @0""", ImportMark.GridDirectory) is { } version ? Convert.ToInt64(version, CultureInfo.InvariantCulture) : 0;

    private static Dictionary<string, Grid> Standing(WriteSession session, Grid[] grids)
    {
        var codes = grids.Select(g => g.Code).ToArray();
        return session.Context.Grids.Include(g => g.Members).AsSplitQuery().Where(g => codes.Contains(g.Code)).ToDictionary(g => g.Code, StringComparer.Ordinal);
    }

    private static void Replace(WriteSession session, Grid grid, Grid? standing, DateTimeOffset at)
    {
        if (standing is not null)
        {
            foreach (var change in GridChanges.Between(standing, grid, at))
            {
                session.Insert(change);
            }

            session.Execute("""DELETE FROM "grid_members" WHERE "GridId" = @0""", standing.Id);
            session.Execute("""DELETE FROM "grid_addresses" WHERE "GridId" = @0""", standing.Id);
            grid.Id = standing.Id;
            session.Update(grid);
        }
        else
        {
            session.Insert(grid);
            grid.Id = (long)session.Scalar("""SELECT "Id" FROM "grids" WHERE "Code" = @0""", grid.Code)!;
        }

        foreach (var member in grid.Members)
        {
            member.GridId = grid.Id;
            session.Insert(member);
        }

        foreach (var address in grid.Addresses)
        {
            address.GridId = grid.Id;
            session.Insert(address);
        }
    }

    /// <summary>Adds addresses to standing grids; one that stands already learns where it lies if that is said now, and else stays as it is.</summary>
    public static Task WriteAddressesAsync(GroupCommit commit, IReadOnlyList<ImportedAddress> addresses, DateTimeOffset at, CancellationToken cancellation) =>
        commit.Run(session => WriteAddresses(session, addresses, at), cancellation);

    /// <summary>The same inside a transaction that does more. Each grid's history says how many came.</summary>
    public static void WriteAddresses(WriteSession session, IReadOnlyList<ImportedAddress> addresses, DateTimeOffset at)
    {
        foreach (var some in addresses.GroupBy(a => a.GridCode, StringComparer.Ordinal))
        {
            if (session.Scalar("""SELECT "Id" FROM "grids" WHERE "Code" = @0""", some.Key) is long grid)
            {
                AddAll(session, some.Key, grid, some, at);
            }
        }

        Mark(session, at);
    }

    private static void AddAll(WriteSession session, string code, long grid, IEnumerable<ImportedAddress> addresses, DateTimeOffset at)
    {
        var before = Convert.ToInt64(session.Scalar("""SELECT COUNT(*) FROM "grid_addresses" WHERE "GridId" = @0""", grid), CultureInfo.InvariantCulture);
        List<string> added = [];
        var placed = 0;
        foreach (var address in addresses)
        {
            if (session.Scalar("""SELECT "Id" FROM "grid_addresses" WHERE "GridId" = @0 AND "Text" = @1""", grid, address.Address) is not long standing)
            {
                session.Insert(new GridAddress { GridId = grid, Text = address.Address, Longitude = address.Point?.Longitude, Latitude = address.Point?.Latitude });
                added.Add(address.Address);
            }
            else if (address.Point is { } point)
            {
                placed += session.Execute(
                    """
                    UPDATE "grid_addresses" SET "Longitude" = @0, "Latitude" = @1
                    WHERE "Id" = @2 AND ("Longitude" IS NULL OR "Latitude" IS NULL OR "Longitude" <> @0 OR "Latitude" <> @1)
                    """,
                    point.Longitude,
                    point.Latitude,
                    standing);
            }
        }

        if (added.Count + placed > 0)
        {
            session.Insert(GridChanges.OfAddresses(code, at, before, added, placed));
        }
    }

    private static void Mark(WriteSession session, DateTimeOffset at) =>
        session.Execute(
            """
            INSERT INTO "import_marks" ("Name", "Version", "At") VALUES (@0, 1, @1)
            ON CONFLICT ("Name") DO UPDATE SET "Version" = "import_marks"."Version" + 1, "At" = @1
            """,
            ImportMark.GridDirectory,
            at);
}

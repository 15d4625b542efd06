using Bot.Data.Grids;
using Bot.Data.Storage;

namespace Bot.Api.Grids;

/// <summary>Writes checked grids: by code, whole file or nothing, the same file twice the same as once.</summary>
public static class GridImporter
{
    /// <summary>Replaces or adds the given grids in one transaction; grids that the file does not name stay.</summary>
    public static Task WriteAsync(GroupCommit commit, IReadOnlyList<Grid> grids, DateTimeOffset at, CancellationToken cancellation) =>
        commit.Run(
            session =>
            {
                foreach (var grid in grids)
                {
                    Replace(session, grid);
                }

                Mark(session, at);
            },
            cancellation);

    private static void Replace(WriteSession session, Grid grid)
    {
        var standing = session.Scalar("""SELECT "Id" FROM "grids" WHERE "Code" = @0""", grid.Code) as long?;
        if (standing is { } id)
        {
            session.Execute("""DELETE FROM "grid_members" WHERE "GridId" = @0""", id);
            session.Execute("""DELETE FROM "grid_addresses" WHERE "GridId" = @0""", id);
            grid.Id = id;
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
        commit.Run(
            session =>
            {
                foreach (var address in addresses)
                {
                    AddOrPlace(session, address);
                }

                Mark(session, at);
            },
            cancellation);

    private static void AddOrPlace(WriteSession session, ImportedAddress address)
    {
        if (session.Scalar("""SELECT "Id" FROM "grids" WHERE "Code" = @0""", address.GridCode) is not long grid)
        {
            return;
        }

        if (session.Scalar("""SELECT "Id" FROM "grid_addresses" WHERE "GridId" = @0 AND "Text" = @1""", grid, address.Address) is not long standing)
        {
            session.Insert(new GridAddress { GridId = grid, Text = address.Address, Longitude = address.Point?.Longitude, Latitude = address.Point?.Latitude });
        }
        else if (address.Point is { } point)
        {
            session.Execute("""UPDATE "grid_addresses" SET "Longitude" = @0, "Latitude" = @1 WHERE "Id" = @2""", point.Longitude, point.Latitude, standing);
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

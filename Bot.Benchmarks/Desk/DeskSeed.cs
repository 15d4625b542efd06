using Bot.Api.Desk.SignIn;
using Bot.Data;
using Bot.Data.Audit;
using Bot.Data.Knowledge;
using Bot.Data.People;
using Bot.Data.Storage;
using Microsoft.Data.Sqlite;

namespace Bot.Benchmarks.Desk;

/// <summary>Fills a database with a year of intakes by plain SQL: most closed and rated, some late, the last days open. Nothing is told to anybody: no events, no steps of deadlines within reach.</summary>
internal static class DeskSeed
{
    public const string Login = "bench";
    public const string Password = "一年的诉求都在这里 2026";

    private static readonly string[] Texts = ["楼下路灯坏了三天，晚上看不见", "小区门口垃圾没人清", "村口水管漏水", "楼道堆了杂物，怕着火", "邻居半夜太吵", "路面有个大坑", "下水道堵了，味道很大", "想问问医保怎么交"];
    private static readonly string[] Items = ["municipal-facility", "environment-sanitation", "water-supply", "fire-hazard", "noise", "road", "drainage", "social-insurance"];

    public static async Task FillAsync(GroupCommit commit, string connection, PersonalData sealing, Passwords passwords, int count, DateTimeOffset now)
    {
        var hash = passwords.Hash(Password);
        await commit.Run(session =>
        {
            session.Insert(new StaffMember { Login = Login, Name = "演示班长", Role = StaffRoles.Leader, Scope = "37", SealedPhone = sealing.Seal("0632-0000000") });
            StaffAccounts.SetFirst(session, Login, hash, now, AuditLog.Console, mustChange: false);
        });
        await using var db = new SqliteConnection(connection);
        await db.OpenAsync();
        await RunAsync(db, "PRAGMA synchronous = OFF");
        await RunAsync(db, "BEGIN");
        await RunAsync(db, "CREATE TEMP TABLE g AS SELECT row_number() OVER (ORDER BY \"Code\") - 1 AS n, \"Code\" AS code, \"Name\" AS name FROM grids");
        await RunAsync(db, "CREATE TEMP TABLE k AS " + string.Join(" UNION ALL ", Items.Select((item, i) => $"SELECT {i} AS n, '{item}' AS item, '{Texts[i]}' AS text, '{string.Join(' ', SearchTerms.Of(Texts[i]).Distinct(StringComparer.Ordinal))}' AS grams")));
        foreach (var sql in Statements)
        {
            await RunAsync(db, sql, ("$count", count), ("$now", now.ToUnixTimeMilliseconds()));
        }

        await RunAsync(db, "COMMIT");
        await RunAsync(db, "ANALYZE");
    }

    /// <summary>Intake n was reported at its share of the year before now; what is older than four days is closed, but for one in a hundred.</summary>
    private static IEnumerable<string> Statements =>
    [
        """
        CREATE TEMP TABLE s AS
        WITH RECURSIVE c(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM c WHERE n + 1 < $count),
        t AS (SELECT n, $now - 31536000000 + (n * 31535000000 / $count) AS at, (n * 7919) % 1000 AS dice FROM c)
        SELECT t.n, at, dice, CAST(strftime('%Y%m%d', at / 1000 + 28800, 'unixepoch') AS INTEGER) AS day, at < $now - 345600000 AND dice <> 500 AS done,
          (n * 31) % (SELECT count(*) FROM g) AS grid, (n * 13) % 8 AS kind, at + CASE WHEN dice % 10 = 3 THEN 400000000 ELSE 20000000 + dice * 100000 END AS result
        FROM t
        """,
        "CREATE TEMP TABLE i AS SELECT s.*, day * 1000000 + row_number() OVER (PARTITION BY day ORDER BY n) AS id FROM s ORDER BY n",
        """
        INSERT INTO intakes ("Id", "Resident", "Kind", "Item", "Text", "Status", "Urgent", "Confidential", "AboutWorker", "GridCode", "GridName", "PlaceText", "Level", "Due", "Channel", "SubmittedAt", "Urges", "HandlerId", "HandlerName", "VerifyOnSite", "Rating", "LastMoveAt", "Entries", "LastHash")
        SELECT id, 'r' || (i.n % 200000), 'request', item, text, CASE WHEN done THEN 6 ELSE 0 END, dice < 10, dice = 11, dice = 12, g.code, g.name, '演示地点', 'grid', at + 259200000, 'wechat', at, 0,
          CASE WHEN done THEN 'w' || (grid % 300) END, CASE WHEN done THEN '演示网格员' END, 0, CASE WHEN done AND dice % 2 = 0 THEN 1 + (dice * 7) % 5 END, CASE WHEN done THEN result ELSE at END, CASE WHEN done THEN 3 ELSE 1 END, 'seed'
        FROM i JOIN g ON g.n = grid JOIN k ON k.n = kind ORDER BY id
        """,
        """
        INSERT INTO timeline ("IntakeId", "Sequence", "Move", "Status", "Role", "ActorName", "ActorId", "At", "IsPublic", "Hash")
        SELECT id, 1, 0, 0, 0, '居民', NULL, at, 1, 'seed' FROM i UNION ALL
        SELECT id, 2, 1, 1, 1, '演示网格员', 'w' || (grid % 300), at + 3600000, 1, 'seed' FROM i WHERE done UNION ALL
        SELECT id, 3, 7, 4, 1, '演示网格员', 'w' || (grid % 300), result, 1, 'seed' FROM i WHERE done ORDER BY 1, 2
        """,
        """
        INSERT INTO deadlines ("IntakeId", "Kind", "SetAt", "Due", "EndedAt", "Step", "NextAt")
        SELECT id, 1, at, at + 259200000, CASE WHEN done THEN result END, 5, 4102444800000 FROM i ORDER BY id
        """,
        "INSERT INTO intake_search (rowid, \"Grams\") SELECT id * 1000 + 1, grams FROM i JOIN k ON k.n = kind ORDER BY id",
        $"INSERT OR REPLACE INTO import_marks (\"Name\", \"Version\", \"At\") VALUES ('{Bot.Api.Desk.Inbox.SearchCatchUp.Mark}', {long.MaxValue}, $now)",
    ];

    private static async Task RunAsync(SqliteConnection db, string sql, params (string Name, object Value)[] values)
    {
        await using var command = db.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        foreach (var (name, value) in values.Where(v => sql.Contains(v.Name, StringComparison.Ordinal)))
        {
            command.Parameters.AddWithValue(name, value);
        }

        await command.ExecuteNonQueryAsync();
    }
}

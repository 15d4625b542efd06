using Bot.Api.Desk.SignIn;

namespace Bot.Api.Desk.Grids;

/// <summary><c>/desk/grids/import</c>: a file of grids.</summary>
[Needs(DeskAct.ChangeGrids)]
public sealed class ImportPage(ImportWork work, ImportShelf shelf) : UploadPage<ImportPreview>(work, shelf)
{
    public override UploadKind Kind { get; } = new(
        "/desk/grids/import", "GeoJSON 文件", ".geojson,.json,application/geo+json,application/json", "最大 30 MB，更大的在服务器上用 import-grids。", "个网格");

    protected override string Done(ImportPreview preview) => $"新增 {preview.NewCount} 个网格，调整 {preview.ChangedCount} 个。";
}

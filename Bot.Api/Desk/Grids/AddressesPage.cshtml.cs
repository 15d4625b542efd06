using Bot.Api.Desk.SignIn;

namespace Bot.Api.Desk.Grids;

/// <summary><c>/desk/grids/addresses</c>: a list of addresses.</summary>
[Needs(DeskAct.ChangeGrids)]
public sealed class AddressesPage(AddressWork work, ImportShelf shelf) : UploadPage<AddressPreview>(work, shelf)
{
    public override UploadKind Kind { get; } = new(
        "/desk/grids/addresses",
        "CSV 文件（UTF-8）",
        ".csv,text/csv",
        "第一行写 address,grid_code；知道位置的再加 lon,lat,crs。最大 30 MB，更大的在服务器上用 import-addresses。",
        "个地址",
        "导入只会加地址、补位置，不会去掉地址。");

    protected override string Done(AddressPreview preview) => $"新增 {preview.NewCount} 个地址，{preview.PlacedCount} 个有了位置。";
}

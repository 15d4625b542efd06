using Bot.Api.Desk.Shell;
using Bot.Data.Deliveries;

namespace Bot.Api.Desk.Intakes;

/// <summary>How a delivery is called at the desk. Errors keep the platform's name: who looks them up needs it.</summary>
public static class DeliveryWords
{
    public static string Purpose(Delivery delivery) => delivery.Purpose switch
    {
        Purposes.Card => "卡片",
        Purposes.GroupNote => "群里一句话",
        Purposes.Progress => "进展",
        Purposes.Result => "结果",
        Purposes.RatingReminder => "请评价",
        Purposes.ResultPhoto => "结果照片",
        Purposes.Digest or Purposes.MorningDigest => "汇总",
        _ => "消息",
    };

    public static string To(Delivery delivery) => delivery.Recipient.StartsWith("robot:", StringComparison.Ordinal) ? "网格群" : "居民";

    public static Badge State(Delivery delivery) => delivery.State switch
    {
        DeliveryState.Sent => new Badge("送到了", "good"),
        DeliveryState.Kept => new Badge("先留着，等对方再说话", "warn"),
        DeliveryState.GaveUp => new Badge("没送到", "bad"),
        _ => new Badge("正在送", "info"),
    };
}

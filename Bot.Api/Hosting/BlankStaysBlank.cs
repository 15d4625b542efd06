using System.Reflection;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Bot.Api.Hosting;

/// <summary>
/// Pages bind blank words to null, even where a page says that its words are never null: then a blank in an address
/// (<c>/desk/grids/%20/board</c>) was a fault of ours. Where null is not allowed, blank stays blank.
/// </summary>
public sealed class BlankStaysBlank : IDisplayMetadataProvider
{
    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        if (context.Key.ModelType == typeof(string) && IsNeverNull(context.Key))
        {
            context.DisplayMetadata.ConvertEmptyStringToNull = false;
        }
    }

    private static bool IsNeverNull(ModelMetadataIdentity key)
    {
        var words = new NullabilityInfoContext();
        return key.ParameterInfo is { } parameter ? words.Create(parameter).WriteState == NullabilityState.NotNull
            : key.PropertyInfo is { } property && words.Create(property).WriteState == NullabilityState.NotNull;
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bot.Data.Profiles;

/// <summary>A profile that cannot be used, with file, path inside it and reason.</summary>
public sealed class ProfileException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Reads and checks <c>profiles/{name}.json</c>.</summary>
public static class ProfileFile
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <exception cref="ProfileException">The file is missing, is not JSON, lacks a field, or holds a value out of range.</exception>
    public static Profile Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var profile = JsonSerializer.Deserialize<Profile>(stream, Json) ?? throw new JsonException("A profile is an object.");
            profile = profile with { Name = Path.GetFileNameWithoutExtension(path) };
            ProfileCheck.Run(profile, path);
            return profile;
        }
        catch (JsonException fault)
        {
            throw new ProfileException($"{path}: {fault.Path ?? "$"}: {fault.Message}", fault);
        }
        catch (IOException fault)
        {
            throw new ProfileException($"{path}: cannot be read: {fault.Message}", fault);
        }
    }
}

using Bot.Api.Hosting;

namespace Bot.Api.LanguageModel;

/// <summary>A language model, where one is configured.</summary>
public static class ModelServices
{
    public static void AddLanguageModel(this IServiceCollection services, IConfiguration configuration)
    {
        if (LlmSettings.Read(configuration) is not { } settings)
        {
            services.AddSingleton(new TurnAdvisor(gate: null));
            return;
        }

        services.AddSingleton(s => new ModelGate(
            new OpenAiChatClient(settings),
            new DailyTokens(Path.Combine(s.GetRequiredService<BotSettings>().DataDirectory, "llm-tokens.txt"), settings.TokensPerDay, s.GetRequiredService<TimeProvider>()),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<ModelGate>>()));
        services.AddSingleton(s => new TurnAdvisor(s.GetRequiredService<ModelGate>()));
    }
}

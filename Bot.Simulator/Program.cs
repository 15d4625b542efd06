using Bot.Api.Hosting;
using Bot.Data.Profiles;
using Bot.Simulator.Hosting;
using Bot.Simulator.Platform;

try
{
    var options = SimulatorOptions.Parse(args);
#pragma warning disable RS0030 // The composition root of the demo: here, and nowhere below, the system clock has a name.
    var clock = TimeProvider.System;
#pragma warning restore RS0030
    await using var demo = await Demo.StartAsync(options, new PlatformSettings(), clock);
    Console.WriteLine($"Bot       {options.BotUrl}{(demo.Verified ? "" : "   (it does not answer its callback address: see the log in the page)")}");
    Console.WriteLine($"Platform  {options.PlatformUrl}   open this page and talk to the bot");
    Console.WriteLine($"Desk      {options.BotUrl}/desk   {DemoStaff.Line}");
    Console.WriteLine($"Place     {demo.Places.Now.Current!.Title}   the page offers {demo.Places.Places.Count}");
    if (demo.BotStartedAt is { } morning)
    {
        Console.WriteLine($"Groups rest at night, so the bot's clock was set to {morning:yyyy-MM-dd HH:mm} to let their cards come. Bot__Now sets another time.");
    }

    Console.WriteLine("Ctrl+C stops both.");
    await demo.WaitAsync();
    return 0;
}
catch (Exception wrong) when (wrong is SettingsException or ProfileException)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
catch (FormatException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    await Console.Error.WriteLineAsync(SimulatorOptions.Usage);
    return 2;
}

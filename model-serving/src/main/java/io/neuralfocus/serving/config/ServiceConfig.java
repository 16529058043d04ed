package io.neuralfocus.serving.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All settings of a service.
 *
 * @param data the folder it remembers in
 * @param store a PostgreSQL server as {@code jdbc:postgresql:...}; empty for SQLite in the data folder
 */
public record ServiceConfig(
        Path data, String store, HttpConfig http, LanesConfig lanes, ModelsConfig models, RetentionConfig retention) {

    /** What holds when nothing is said. */
    public static ServiceConfig defaults() {
        return of(shipped());
    }

    /** What a file says, on top of the defaults; an {@link InvalidConfigException} tells what is wrong with it. */
    public static ServiceConfig read(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new InvalidConfigException(file + ": there is no such file that can be read.");
        }
        try {
            Config told = ConfigFactory.parseFile(
                            file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false))
                    .resolve();
            Config defaults = shipped();
            refuseUnknown(told, defaults);
            return of(told.withFallback(defaults));
        } catch (ConfigException e) {
            throw new InvalidConfigException(sentence(String.valueOf(e.getMessage())));
        } catch (InvalidConfigException e) {
            throw new InvalidConfigException(file + ": " + e.getMessage());
        }
    }

    private static Config shipped() {
        return ConfigFactory.parseResources(
                ServiceConfig.class,
                "defaults.conf",
                ConfigParseOptions.defaults().setAllowMissing(false));
    }

    private static ServiceConfig of(Config config) {
        return new ServiceConfig(
                Path.of(config.getString("data")),
                config.getString("store"),
                HttpConfig.of(config),
                LanesConfig.of(config),
                ModelsConfig.of(config),
                RetentionConfig.of(config));
    }

    /** A misspelt key would otherwise leave a default in force in silence. */
    private static void refuseUnknown(Config told, Config defaults) {
        Set<String> known = byName(defaults).keySet();
        byName(told).forEach((name, value) -> {
            if (!known.contains(name)) {
                throw new InvalidConfigException("line " + value.origin().lineNumber() + ": there is no setting " + name
                        + "; there are " + String.join(", ", known) + ".");
            }
        });
    }

    private static Map<String, ConfigValue> byName(Config config) {
        Map<String, ConfigValue> names = new TreeMap<>();
        config.entrySet().forEach(entry -> names.put(entry.getKey(), entry.getValue()));
        return names;
    }

    private static String sentence(String message) {
        String oneLine = message.lines().findFirst().orElse("it cannot be read").strip();
        return oneLine.endsWith(".") ? oneLine : oneLine + ".";
    }

    /** The same on another port. */
    public ServiceConfig withPort(int port) {
        return new ServiceConfig(data, store, http.on(port), lanes, models, retention);
    }

    /** The same with another memory. */
    public ServiceConfig withData(Path folder) {
        return new ServiceConfig(folder, store, http, lanes, models, retention);
    }

    /** The same with other settings for models. */
    public ServiceConfig withModels(ModelsConfig other) {
        return new ServiceConfig(data, store, http, lanes, other, retention);
    }

    /** The same with other settings for the door. */
    public ServiceConfig withHttp(HttpConfig other) {
        return new ServiceConfig(data, store, other, lanes, models, retention);
    }

    /** Where the store is, as it is opened. */
    public String storeSetting() {
        return store.isEmpty() ? data.toString() : store;
    }

    /** The folder of the service's own models. */
    public Path ownModels() {
        return data.resolve("models");
    }
}

package io.neuralfocus.house;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rooms, which packages are in them, and which rooms each may enter. Data goes one way. */
@SuppressWarnings("ImmutableEnumChecker") // lists made by List.of
enum Room {
    FEATURE_ENGINE(
            "feature-engine", List.of("event", "session", "window", "snapshot", "catalog", "feature"), List.of()),
    MODELS(
            "models",
            List.of("prediction", "scorer", "explain", "calibration", "registry", "intervention"),
            List.of(FEATURE_ENGINE)),
    STORE("store", List.of("store"), List.of(FEATURE_ENGINE, MODELS)),
    SIMULATOR("simulator", List.of("simulator"), List.of(FEATURE_ENGINE)),
    TRAINING("training", List.of("training"), List.of(FEATURE_ENGINE, MODELS, STORE)),
    MODEL_SERVING("model-serving", List.of("serving"), List.of(FEATURE_ENGINE, MODELS, STORE)),
    CLI("cli", List.of("cli"), List.of(FEATURE_ENGINE, MODELS, STORE, SIMULATOR, TRAINING, MODEL_SERVING)),
    BENCHMARKS(
            "benchmarks",
            List.of("benchmarks"),
            List.of(FEATURE_ENGINE, MODELS, STORE, SIMULATOR, TRAINING, MODEL_SERVING));

    static final String HOUSE = "io.neuralfocus";

    private final String module;
    private final List<String> packages;
    private final List<Room> enters;

    Room(String module, List<String> packages, List<Room> enters) {
        this.module = module;
        this.packages = packages;
        this.enters = enters;
    }

    /** Its folder. */
    String module() {
        return module;
    }

    /** The room a class of the house stands in; none for a package that no room has declared. */
    static Optional<Room> of(JavaClass type) {
        return Arrays.stream(values()).filter(room -> room.holds(type)).findFirst();
    }

    boolean holds(JavaClass type) {
        return packages.stream().anyMatch(name -> isIn(type, HOUSE + "." + name));
    }

    boolean mayEnter(Room other) {
        return other == this || enters.contains(other);
    }

    /** Where neither the clock, nor the machine's zone, nor chance may be asked: all but those that people start. */
    static Set<Room> belowTheRoot() {
        return EnumSet.complementOf(EnumSet.of(CLI, BENCHMARKS));
    }

    static boolean isOurs(JavaClass type) {
        return isIn(type, HOUSE);
    }

    static boolean isIn(JavaClass type, String packageName) {
        String own = type.getBaseComponentType().getPackageName();
        return own.equals(packageName) || own.startsWith(packageName + ".");
    }
}

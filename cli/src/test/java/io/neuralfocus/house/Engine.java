package io.neuralfocus.house;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is not ours and not the plain JDK, and the only packages that may speak to it. */
@SuppressWarnings("ImmutableEnumChecker") // lists made by List.of
enum Engine {
    JSPECIFY("org.jspecify", List.of("")),
    JACKSON_CORE(
            "com.fasterxml.jackson.core",
            List.of(
                    "event.json",
                    "registry",
                    "scorer.trees",
                    "store.upkeep",
                    "serving.http",
                    "cli.demo",
                    "benchmarks")),
    JACKSON_DATABIND("com.fasterxml.jackson.databind", List.of("registry", "training", "serving.http", "cli")),
    ONNX("ai.onnx.proto", List.of("scorer.onnx")),
    PROTOBUF("com.google.protobuf", List.of("scorer.onnx")),
    ONNXRUNTIME("ai.onnxruntime", List.of("scorer.onnx", "benchmarks")),
    XGBOOST("ml.dmlc.xgboost4j", List.of("training.trainer", "scorer.xgboost", "benchmarks")),
    TRIBUO("org.tribuo", List.of("training.trainer.baseline")),
    H2O_PREDICTOR("biz.k11i.xgboost", List.of("benchmarks")),
    JDBC("java.sql", List.of("store", "benchmarks", "cli.table")),
    SQLITE("org.sqlite", List.of("store.engine")),
    FLYWAY("org.flywaydb", List.of("store.engine")),
    JDBI("org.jdbi", List.of("store")),
    DUCKDB("org.duckdb", List.of("cli.table")),
    LOG("org.slf4j", List.of("serving", "store")),
    JAVALIN("io.javalin", List.of("serving.http")),
    YAML("org.yaml.snakeyaml", List.of("serving.http")),
    TYPESAFE_CONFIG("com.typesafe.config", List.of("serving.config")),
    MICROMETER("io.micrometer", List.of("serving.metric")),
    PROMETHEUS("io.prometheus", List.of("serving.metric")),
    JETTY("org.eclipse.jetty", List.of("serving.http")),
    CHARTS("org.knowm.xchart", List.of("simulator.comparison", "training.report")),
    IMAGES("javax.imageio", List.of("training.report")),
    JMH("org.openjdk.jmh", List.of("benchmarks")),
    JOL("org.openjdk.jol", List.of("benchmarks")),
    PICOCLI("picocli", List.of("cli")),
    PROGRESS_BAR("me.tongfei.progressbar", List.of("cli")),
    HTTP_CLIENT("java.net.http", List.of("cli.demo"));

    private final String prefix;
    private final List<String> speakers;

    Engine(String prefix, List<String> speakers) {
        this.prefix = prefix;
        this.speakers = speakers;
    }

    /** The engine a class belongs to, if it is one. */
    static Optional<Engine> of(JavaClass type) {
        return Arrays.stream(values())
                .filter(engine -> Room.isIn(type, engine.prefix))
                .findFirst();
    }

    boolean mayBeSpokenToBy(JavaClass type) {
        return speakers.stream()
                .anyMatch(name -> Room.isIn(type, name.isEmpty() ? Room.HOUSE : Room.HOUSE + "." + name));
    }
}

package io.neuralfocus.benchmarks.feature;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The table of what features cost. Arguments: {@code full} (default) or {@code smoke}, which only shows that everything
 * runs.
 */
public final class FeatureBench {

    private FeatureBench() {}

    public static void main(String[] arguments) throws RunnerException, IOException {
        boolean smoke = arguments.length > 0 && arguments[0].equals("smoke");
        List<String> windows = smoke ? List.of("100", "10000") : List.of("100", "1000", "10000", "100000", "1000000");
        Collection<RunResult> streams = run(smoke, StreamBench.class, "decodeAndUpdate", windows);
        Collection<RunResult> parses = run(smoke, StreamBench.class, "jacksonParse", List.of("10000"));
        Collection<RunResult> vectors = run(smoke, VectorBench.class, "", windows.subList(0, smoke ? 2 : 3));
        StringBuilder table = new StringBuilder();
        for (String schema : List.of("v1", "v2")) {
            for (String kind : List.of("mixed", "mouse")) {
                List<Double> costs = new ArrayList<>();
                for (String window : windows) {
                    RunResult result = find(streams, "decodeAndUpdate", kind, window, schema);
                    costs.add(score(result));
                    line(table, "decode + window update, " + kind, schema, window, result);
                }
                double least =
                        costs.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
                double most =
                        costs.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
                table.append(String.format(Locale.ROOT, "  spread over window sizes: %.2fx%n", most / least));
            }
        }
        double ours = score(find(streams, "decodeAndUpdate", "mixed", "10000", "v1"));
        RunResult parse = find(parses, "jacksonParse", "mixed", "10000", "v1");
        line(table, "Jackson reads the tokens alone", "-", "10000", parse);
        table.append(String.format(Locale.ROOT, "  Jackson / ours: %.1fx%n", score(parse) / ours));
        for (RunResult result : vectors) {
            boolean naive = result.getPrimaryResult().getLabel().startsWith("recompute");
            String schema = result.getParams().getParam("schema");
            String window = result.getParams().getParam("window");
            if (!naive || schema.equals("v1")) {
                line(table, naive ? "vector from the events, naive" : "read a vector", schema, window, result);
            }
        }
        double perVector = score(vectors.stream()
                .filter(result -> result.getPrimaryResult().getLabel().equals("readVector"))
                .filter(result -> result.getParams().getParam("schema").equals("v1"))
                .filter(result -> result.getParams().getParam("window").equals("10000"))
                .findFirst()
                .orElseThrow());
        double naively = score(vectors.stream()
                .filter(result -> result.getPrimaryResult().getLabel().equals("recomputeVector"))
                .filter(result -> result.getParams().getParam("window").equals("10000"))
                .findFirst()
                .orElseThrow());
        table.append(String.format(
                Locale.ROOT,
                "  an event and a vector after it, naive / ours at 10000: %.0fx%n",
                naively / (ours + perVector)));
        System.out.printf(
                Locale.ROOT,
                "%n%-36s %-6s %9s %12s %10s %12s%n",
                "what",
                "schema",
                "window",
                "ns",
                "+-",
                "B allocated");
        System.out.print(table);
        LaneMemory.print(System.out);
    }

    private static Collection<RunResult> run(boolean smoke, Class<?> bench, String method, List<String> windows)
            throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(bench.getName() + "." + method)
                .param("window", windows.toArray(String[]::new))
                .forks(smoke ? 0 : 1)
                .warmupIterations(smoke ? 1 : 3)
                .warmupTime(TimeValue.milliseconds(smoke ? 10 : 700))
                .measurementIterations(smoke ? 1 : 5)
                .measurementTime(TimeValue.milliseconds(smoke ? 10 : 700))
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend("-Xmx4g", "-XX:+UseSerialGC")
                .verbosity(VerboseMode.SILENT);
        if (method.equals("jacksonParse")) {
            options.param("schema", "v1").param("kind", "mixed");
        }
        System.err.println("measuring " + bench.getSimpleName() + " " + method);
        return new Runner(options.build()).run();
    }

    private static RunResult find(
            Collection<RunResult> results, String method, String kind, String window, String schema) {
        return results.stream()
                .filter(result -> result.getPrimaryResult().getLabel().equals(method)
                        && result.getParams().getParam("kind").equals(kind)
                        && result.getParams().getParam("window").equals(window)
                        && result.getParams().getParam("schema").equals(schema))
                .findFirst()
                .orElseThrow();
    }

    private static double score(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    @SuppressWarnings("rawtypes") // the harness declares its results so
    private static void line(StringBuilder table, String what, String schema, String window, RunResult result) {
        double error = result.getPrimaryResult().getScoreError();
        double allocated = Double.NaN;
        for (var secondary : result.getSecondaryResults().entrySet()) {
            if (secondary.getKey().endsWith("gc.alloc.rate.norm")) {
                allocated = secondary.getValue().getScore();
            }
        }
        table.append(String.format(
                Locale.ROOT,
                "%-36s %-6s %9s %12.1f %10.1f %12.3f%n",
                what,
                schema,
                window,
                score(result),
                Double.isNaN(error) ? 0 : error,
                allocated));
    }
}

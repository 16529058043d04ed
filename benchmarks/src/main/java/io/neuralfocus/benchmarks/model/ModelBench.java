package io.neuralfocus.benchmarks.model;

import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/**
 * The table of what scoring and explaining cost, one thread each, and the table of how far the answers lie apart.
 * Arguments: {@code full} (default), {@code quick} (the usual shape alone) or {@code smoke}, which only shows that
 * everything runs.
 */
public final class ModelBench {

    private static final List<String> SHAPES = List.of("200x6", "100x6", "500x6", "200x4", "200x8");

    private ModelBench() {}

    public static void main(String[] arguments) throws RunnerException, IOException, XGBoostError {
        String mode = arguments.length > 0 ? arguments[0] : "full";
        boolean smoke = mode.equals("smoke");
        List<String> shapes = mode.equals("full") ? SHAPES : smoke ? List.of("20x4") : SHAPES.subList(0, 1);
        for (String shape : shapes) {
            try (BenchModel model = BenchModel.of(shape)) {
                System.err.println("the model: " + model);
            }
        }
        Collection<RunResult> scores =
                run(smoke, ScoreBench.class, shapes, smoke ? List.of("1", "32") : List.of("1", "32", "1024"));
        Collection<RunResult> explanations =
                run(smoke, ShapBench.class, shapes, smoke ? List.of("1") : List.of("1", "256"));
        print("scored", scores);
        print("explained", explanations);
        Parity.print(System.out, shapes);
        // A print stream goes on unheard when the disk is full or nobody listens any more.
        if (System.out.checkError()) {
            throw new IOException("the tables could not be written whole");
        }
    }

    private static Collection<RunResult> run(boolean smoke, Class<?> bench, List<String> shapes, List<String> batches)
            throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(bench.getName() + ".")
                .param("shape", shapes.toArray(String[]::new))
                .param("batch", batches.toArray(String[]::new))
                .forks(smoke ? 0 : 1)
                .warmupIterations(smoke ? 1 : 3)
                .warmupTime(TimeValue.milliseconds(smoke ? 10 : 700))
                .measurementIterations(smoke ? 1 : 5)
                .measurementTime(TimeValue.milliseconds(smoke ? 10 : 700))
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend("-Xmx4g", "-XX:+UseSerialGC")
                .verbosity(VerboseMode.SILENT);
        System.err.println("measuring " + bench.getSimpleName());
        return new Runner(options.build()).run();
    }

    private static void print(String what, Collection<RunResult> results) {
        System.out.printf(
                Locale.ROOT,
                "%n%-8s %6s %-16s %12s %12s %12s %12s %9s%n",
                "model",
                "batch",
                what,
                "p50 us",
                "p99 us",
                "p50/row us",
                "B allocated",
                "x trees");
        for (RunResult result : inOrder(results)) {
            Statistics times = result.getPrimaryResult().getStatistics();
            int batch = Integer.parseInt(result.getParams().getParam("batch"));
            double ours = median(results, result);
            System.out.printf(
                    Locale.ROOT,
                    "%-8s %6d %-16s %12.2f %12.2f %12.3f %12.1f %9.1f%n",
                    result.getParams().getParam("shape"),
                    batch,
                    result.getPrimaryResult().getLabel(),
                    times.getPercentile(50),
                    times.getPercentile(99),
                    times.getPercentile(50) / batch,
                    allocated(result),
                    times.getPercentile(50) / ours);
        }
    }

    /** What belongs side by side: shapes as they were asked for, then batches, then engines. */
    private static List<RunResult> inOrder(Collection<RunResult> results) {
        return results.stream()
                .sorted(Comparator.<RunResult>comparingInt(
                                result -> SHAPES.indexOf(result.getParams().getParam("shape")))
                        .thenComparingInt(
                                result -> Integer.parseInt(result.getParams().getParam("batch")))
                        .thenComparing(result -> result.getPrimaryResult().getLabel(), Comparator.reverseOrder()))
                .toList();
    }

    /** The median of our engine at the same shape and batch. */
    private static double median(Collection<RunResult> results, RunResult beside) {
        return results.stream()
                .filter(result -> result.getPrimaryResult().getLabel().equals("trees"))
                .filter(result -> result.getParams()
                                .getParam("shape")
                                .equals(beside.getParams().getParam("shape"))
                        && result.getParams()
                                .getParam("batch")
                                .equals(beside.getParams().getParam("batch")))
                .findFirst()
                .orElseThrow()
                .getPrimaryResult()
                .getStatistics()
                .getPercentile(50);
    }

    @SuppressWarnings("rawtypes") // the harness declares its results so
    private static double allocated(RunResult result) {
        for (var secondary : result.getSecondaryResults().entrySet()) {
            if (secondary.getKey().endsWith("gc.alloc.rate.norm")) {
                return secondary.getValue().getScore();
            }
        }
        return Double.NaN;
    }
}

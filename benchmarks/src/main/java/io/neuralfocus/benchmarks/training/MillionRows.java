package io.neuralfocus.benchmarks.training;

import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.prediction.Head;
import io.neuralfocus.training.Training;
import io.neuralfocus.training.dataset.LabelledRows;
import io.neuralfocus.training.trainer.Conditions;
import io.neuralfocus.training.trainer.Progress;
import io.neuralfocus.training.trainer.xgboost.XgboostSettings;
import io.neuralfocus.training.trainer.xgboost.XgboostTrainer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A whole training, calibration and judgement included, of a million rows: in a JVM of its own with a heap of 2 GB. */
public final class MillionRows {

    private MillionRows() {}

    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[0]);
        LabelledRows rows = MadeUpRows.of(FeatureSchema.v2(), count, 100);
        XgboostTrainer trainer = new XgboostTrainer(new XgboostSettings(10, 5, 0.3, 0.8, 0.8, 20, 1, 5));
        new Training(trainer, false, new Conditions(7, 1)).train(rows.all(), List.of(Head.RISK), Progress.UNSEEN);
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        System.out.printf(
                Locale.ROOT,
                "%,d rows x %d trained, calibrated and judged; most heap in use at any time %,d MB of %,d MB%n",
                rows.size(),
                rows.schema().size(),
                peak >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    /** Starts it, and fails if it does not get through. */
    static void print(int count) throws IOException, InterruptedException {
        int status = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx2g",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MillionRows.class.getName(),
                        String.valueOf(count))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("training " + count + " rows in 2 GB ended with " + status);
        }
    }
}

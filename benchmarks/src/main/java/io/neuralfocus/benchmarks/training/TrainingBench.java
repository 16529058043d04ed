package io.neuralfocus.benchmarks.training;

import java.io.IOException;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Arguments: {@code full} (default), or {@code smoke}, which only shows that everything runs. */
public final class TrainingBench {

    private TrainingBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, XGBoostError {
        boolean smoke = arguments.length > 0 && arguments[0].equals("smoke");
        FitBench.print(smoke ? 2_000 : 200_000, smoke ? 3 : 100, smoke ? 1 : 3);
        ReplayBench.print(smoke ? 50_000 : 4_000_000, smoke ? 1 : 4);
        System.out.flush();
        MillionRows.print(smoke ? 10_000 : 1_000_000);
        if (System.out.checkError()) {
            throw new IOException("the table could not be written whole");
        }
    }
}

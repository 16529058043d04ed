package io.neuralfocus.benchmarks.feature;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.event.Event;
import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.feature.FeatureStream;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading one vector out of windows so full, beside computing it from the events in them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class VectorBench {

    @Param({"mixed"})
    public String kind = "mixed";

    @Param({"100", "10000", "100000"})
    public int window = 100;

    @Param({"v1", "v2"})
    public String schema = "v1";

    private FeatureSchema read = FeatureSchema.v1();
    private float[] out = new float[0];
    private FeatureStream stream = new FeatureStream(Catalog.shipped(), FeatureSchema.v1(), 5_000_000);
    private List<Event> inLongWindow = List.of();

    @Setup
    public void fill() {
        BenchStream events = BenchStream.filling(kind, window);
        read = FeatureSchema.ofVersion(schema).orElseThrow();
        out = new float[read.size()];
        stream = new FeatureStream(Catalog.shipped(), read, FeatureStream.PREDICTION_STEP_US);
        for (Event event : events.events()) {
            stream.accept(event);
            while (stream.nextInstant()) {
                stream.read(read, out);
            }
        }
        stream.moveTo(stream.newestUs());
        int size = events.events().size();
        inLongWindow = events.events().subList(Math.max(0, size - 10 * window), size);
    }

    @Benchmark
    public float readVector() {
        stream.read(read, out);
        return out[4];
    }

    @Benchmark
    public float recomputeVector() {
        return NaiveWay.vector(inLongWindow, stream.instantUs())[4];
    }
}

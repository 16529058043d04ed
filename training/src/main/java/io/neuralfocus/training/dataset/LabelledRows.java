package io.neuralfocus.training.dataset;

import io.neuralfocus.feature.FeatureSchema;
import io.neuralfocus.prediction.Head;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Labelled rows of one schema, in columns of primitives. Rows are only ever added; whoever learns or judges asks through
 * a {@link RowView}, which copies nothing.
 */
public final class LabelledRows {

    private static final int FIRST_CAPACITY = 1_024;

    private final FeatureSchema schema;
    private final FloatRows vectors;
    private long[] instantsUs = new long[FIRST_CAPACITY];
    private int[] streams = new int[FIRST_CAPACITY];
    private byte[] labels = new byte[FIRST_CAPACITY];
    private int count;

    private final List<RowStream> openedStreams = new ArrayList<>();
    private final List<Integer> usersOfStreams = new ArrayList<>();
    private final Map<String, Integer> users = new LinkedHashMap<>();

    /** No rows yet. */
    public LabelledRows(FeatureSchema schema) {
        this.schema = schema;
        this.vectors = new FloatRows(schema.size());
    }

    /** Begins a stream (one device of a user in one session) and gives the number that its rows are added under. */
    public int stream(RowStream stream) {
        openedStreams.add(stream);
        usersOfStreams.add(users.computeIfAbsent(stream.name().user(), name -> users.size()));
        return openedStreams.size() - 1;
    }

    /** Adds a row with a copy of its vector; rows of one stream come in the order of time. */
    @SuppressWarnings("EnumOrdinal") // read back by this object alone, never written
    public void add(int stream, long instantUs, float[] vector, Outcome risk, ToldState state) {
        vectors.add(vector);
        if (count == labels.length) {
            int capacity = count + (count >> 1);
            instantsUs = Arrays.copyOf(instantsUs, capacity);
            streams = Arrays.copyOf(streams, capacity);
            labels = Arrays.copyOf(labels, capacity);
        }
        instantsUs[count] = instantUs;
        streams[count] = stream;
        labels[count] = (byte) (risk.ordinal() << 4 | state.ordinal());
        count++;
    }

    /** All rows. */
    public RowView all() {
        return new RowView(this, IntStream.range(0, count).toArray());
    }

    public FeatureSchema schema() {
        return schema;
    }

    public int size() {
        return count;
    }

    /** The users in the order of their first streams: a user's number is the place here. */
    public List<String> users() {
        return List.copyOf(users.keySet());
    }

    RowStream streamOf(int row) {
        return openedStreams.get(streams[row]);
    }

    int streamNumber(int row) {
        return streams[row];
    }

    int userNumber(int row) {
        return usersOfStreams.get(streams[row]);
    }

    long instantUs(int row) {
        return instantsUs[row];
    }

    Outcome outcome(int row, Head head) {
        return head == Head.RISK ? RISKS[labels[row] >> 4] : STATES[labels[row] & 15].outcome(head);
    }

    FloatRows vectors() {
        return vectors;
    }

    private static final Outcome[] RISKS = Outcome.values();
    private static final ToldState[] STATES = ToldState.values();
}

package io.neuralfocus.scorer.trees;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Makes broken models out of sound ones, the n-th from the n-th seed. A few stay sound. */
final class MalformedModels {

    /** The wounds, each with a name for the failure message. */
    enum Wound {
        BYTES,
        CUT,
        GROWN,
        SPLICED,
        LYING_LENGTH,
        LYING_COUNT,
        CHILD,
        CYCLE,
        LEAF,
        FEATURE,
        DEEP,
        WIDE,
        RENAMED,
        BASE_SCORE,
        NOISE
    }

    private static final String[] ARRAYS = {
        "left_children", "right_children", "parents", "split_indices", "default_left", "split_type", "tree_info"
    };
    private static final String[] COUNTS = {
        "num_nodes", "num_trees", "num_feature", "num_deleted", "num_class", "num_target", "size_leaf_vector"
    };
    private static final String[] BASE_SCORES = {
        "0", "1", "-1", "NaN", "1e-44", "[5E-1,5E-1]", "[]", "", "0x1p-2", "1e99999"
    };
    private static final String[] CLAIMS = {
        "0", "-1", "2147483647", "4294967296", "99999999999999999999", "1e9", "", "NaN", "10000", "2"
    };

    private final byte[] ubj;
    private final byte[] json;

    MalformedModels(byte[] ubj, byte[] json) {
        this.ubj = ubj;
        this.json = json;
    }

    byte[] file(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean inJson = random.nextInt(4) == 0;
        byte[] sound = (inJson ? json : ubj).clone();
        return switch (wound(seed)) {
            case BYTES -> withBytesChanged(random, sound);
            case CUT -> Arrays.copyOf(sound, random.nextInt(sound.length));
            case GROWN -> Arrays.copyOf(sound, sound.length + 1 + random.nextInt(1_000));
            case SPLICED -> spliced(random, sound);
            case LYING_LENGTH -> withLyingLength(random, ubj.clone());
            case LYING_COUNT -> replaced(random, sound, COUNTS[random.nextInt(COUNTS.length)], CLAIMS);
            case CHILD -> withEntry(random, ubj.clone(), ARRAYS[random.nextInt(ARRAYS.length)], random.nextInt());
            case CYCLE ->
                withEntry(
                        random,
                        ubj.clone(),
                        random.nextBoolean() ? "left_children" : "right_children",
                        random.nextInt(12));
            case LEAF ->
                withEntry(
                        random,
                        ubj.clone(),
                        random.nextBoolean() ? "split_conditions" : "sum_hessian",
                        Float.floatToRawIntBits(random.nextBoolean() ? Float.NaN : Float.NEGATIVE_INFINITY));
            case FEATURE -> withEntry(random, ubj.clone(), "split_indices", 20 + random.nextInt(20));
            case DEEP ->
                inserted(
                        random,
                        sound,
                        (inJson
                                        ? (random.nextBoolean() ? "[" : "{\"a\":")
                                        : (random.nextBoolean() ? "[" : "{L\0\0\0\0\0\0\0\u0001a"))
                                .repeat(1 << random.nextInt(1, 18)));
            case WIDE ->
                inserted(random, sound, inJson ? "[" + "0,".repeat(1 << random.nextInt(1, 20)) + "0]" : claim(random));
            case RENAMED -> renamed(random, sound);
            case BASE_SCORE -> replaced(random, sound, "base_score", BASE_SCORES);
            case NOISE -> noise(random);
        };
    }

    static Wound wound(long seed) {
        return Wound.values()[(int) Math.floorMod(seed, (long) Wound.values().length)];
    }

    private static byte[] withBytesChanged(SplittableRandom random, byte[] bytes) {
        for (int i = random.nextInt(1, 20); i > 0; i--) {
            int at = random.nextInt(bytes.length);
            bytes[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (bytes[at] ^ (1 << random.nextInt(8)));
        }
        return bytes;
    }

    private static byte[] spliced(SplittableRandom random, byte[] bytes) {
        int from = random.nextInt(bytes.length);
        int to = random.nextInt(bytes.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    /** A length somewhere in the file, of a string or of an array, becomes another. */
    private static byte[] withLyingLength(SplittableRandom random, byte[] bytes) {
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i + 9 < bytes.length; i++) {
            if (bytes[i] == 'L' && (bytes[i + 1] | bytes[i + 2] | bytes[i + 3] | bytes[i + 4]) == 0) {
                lengths.add(i + 1);
            }
        }
        int at = lengths.get(random.nextInt(lengths.size()));
        long honest = ByteBuffer.wrap(bytes).getLong(at);
        long[] lies = {
            honest + 1,
            honest - 1,
            honest * 2,
            -1,
            0,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            Integer.MAX_VALUE,
            1L << 32,
            1L << 61,
            random.nextLong(),
            random.nextInt(1 << 24)
        };
        ByteBuffer.wrap(bytes).putLong(at, lies[random.nextInt(lies.length)]);
        return bytes;
    }

    private static byte[] withEntry(SplittableRandom random, byte[] bytes, String field, int value) {
        List<Integer> places = places(bytes, field);
        int at = places.get(random.nextInt(places.size())) + field.length();
        // [ $ type # L count; or, without one type for all, [ # L count and then each entry with its own.
        if (bytes[at + 1] != '$') {
            bytes[at + 11 + 2 * random.nextInt(bytes[at + 10])] = (byte) value;
            return bytes;
        }
        int count = (int) ByteBuffer.wrap(bytes).getLong(at + 5);
        int entry = random.nextInt(count);
        if (bytes[at + 2] == 'l' || bytes[at + 2] == 'd') {
            ByteBuffer.wrap(bytes).putInt(at + 13 + 4 * entry, value);
        } else {
            bytes[at + 13 + entry] = (byte) value;
        }
        return bytes;
    }

    /** The string that follows a field's name becomes another, its length told rightly. */
    private static byte[] replaced(SplittableRandom random, byte[] bytes, String field, String[] others) {
        List<Integer> places = places(bytes, field);
        int at = places.get(random.nextInt(places.size())) + field.length();
        String other = others[random.nextInt(others.length)];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (bytes[at] == '"') {
            int end = at + 3;
            while (bytes[end] != '"') {
                end++;
            }
            out.write(bytes, 0, at);
            out.writeBytes(("\":\"" + other).getBytes(StandardCharsets.UTF_8));
            out.write(bytes, end, bytes.length - end);
        } else {
            int length = (int) ByteBuffer.wrap(bytes).getLong(at + 2);
            out.write(bytes, 0, at + 2);
            out.writeBytes(ByteBuffer.allocate(8).putLong(other.length()).array());
            out.writeBytes(other.getBytes(StandardCharsets.UTF_8));
            out.write(bytes, at + 10 + length, bytes.length - at - 10 - length);
        }
        return out.toByteArray();
    }

    private static byte[] inserted(SplittableRandom random, byte[] bytes, String text) {
        List<Integer> places = places(bytes, "attributes");
        int at = random.nextBoolean() ? places.get(0) + "attributes".length() + 2 : random.nextInt(bytes.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }

    /** A few bytes that claim thousands of millions of values. */
    private static String claim(SplittableRandom random) {
        String type = String.valueOf("ZNTFUilLdDSC[{".charAt(random.nextInt(14)));
        return "L\0\0\0\0\0\0\0\u0001x[$" + type + "#L\0\0\0\0\u007f\u00ff\u00ff\u00ff";
    }

    private static byte[] renamed(SplittableRandom random, byte[] bytes) {
        String[] names = {"learner", "trees", "split_conditions", "objective", "gbtree", "binary:logistic", "num_nodes"
        };
        String name = names[random.nextInt(names.length)];
        List<Integer> places = places(bytes, name);
        int at = places.get(random.nextInt(places.size()));
        bytes[at + random.nextInt(name.length())] ^= 1;
        return bytes;
    }

    private static byte[] noise(SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(5_000)];
        random.nextBytes(bytes);
        if (bytes.length > 1 && random.nextBoolean()) {
            bytes[0] = '{';
        }
        return bytes;
    }

    private static List<Integer> places(byte[] bytes, String text) {
        byte[] sought = text.getBytes(StandardCharsets.UTF_8);
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i + sought.length + 32 < bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + sought.length, sought, 0, sought.length)) {
                places.add(i);
            }
        }
        return places;
    }
}

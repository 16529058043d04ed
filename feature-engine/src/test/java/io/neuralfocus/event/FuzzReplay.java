package io.neuralfocus.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Tries what is committed under {@code src/test/resources/fuzz}, and a seeded sample of the same spoilt at random. */
public final class FuzzReplay {

    private static final long SEED = 20_260_103;

    private FuzzReplay() {}

    /** Tries every committed input and so many spoilt ones. */
    public static void replay(String corpus, int spoilt, Consumer<byte[]> target) throws IOException {
        List<Path> files;
        Path folder = Path.of(System.getProperty("focus.root", "."), "feature-engine/src/test/resources/fuzz", corpus);
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.sorted().toList();
        }
        Random random = new Random(SEED);
        for (Path file : files) {
            attempt(file.toString(), Files.readAllBytes(file), target);
        }
        for (int i = 0; i < spoilt; i++) {
            Path file = files.get(random.nextInt(files.size()));
            Path other = files.get(random.nextInt(files.size()));
            byte[] bytes = spoil(Files.readAllBytes(file), Files.readAllBytes(other), random);
            attempt(file + " spoilt as number " + i + " of seed " + SEED, bytes, target);
        }
    }

    private static void attempt(String what, byte[] bytes, Consumer<byte[]> target) {
        try {
            target.accept(bytes);
        } catch (RuntimeException | AssertionError fault) {
            throw new AssertionError(what, fault);
        }
    }

    private static byte[] spoil(byte[] bytes, byte[] other, Random random) {
        byte[] spoilt = bytes.clone();
        int times = 1 + random.nextInt(6);
        for (int i = 0; i < times && spoilt.length > 0; i++) {
            int at = random.nextInt(spoilt.length);
            switch (random.nextInt(5)) {
                case 0 -> spoilt[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> spoilt[at] = (byte) random.nextInt();
                case 2 -> spoilt = Arrays.copyOf(spoilt, at);
                case 3 -> {
                    int length = Math.min(random.nextInt(40), Math.min(other.length, spoilt.length - at));
                    System.arraycopy(other, random.nextInt(other.length - length + 1), spoilt, at, length);
                }
                default -> {
                    byte[] longer = Arrays.copyOf(spoilt, spoilt.length + 1);
                    System.arraycopy(spoilt, at, longer, at + 1, spoilt.length - at);
                    spoilt = longer;
                }
            }
        }
        return spoilt;
    }
}

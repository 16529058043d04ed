package io.neuralfocus.benchmarks.lanes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long each thread of a process has had a processor so far, as Linux tells it.
 *
 * @param processNanos the process's own time, with that of threads which have ended
 * @param written bytes that it has sent to a disk
 */
record ThreadTimes(Map<String, Long> nanos, Map<String, String> names, long processNanos, long written) {

    /** Linux tells a process's time in hundredths of a second, whatever the processor. */
    private static final long TICK_NANOS = 10_000_000;

    private static final int USER_TICKS = 11;
    private static final String WRITTEN = "write_bytes: ";

    /** What the threads of a service are there for. */
    @SuppressWarnings("ImmutableEnumChecker") // lists made by List.of
    enum Part {
        LANES("lanes", "lane"),
        SCORING("scoring, factors", "explainer", "shadow"),
        STORE("store's writer", "store-writer"),
        HTTP("http", "Jetty", "qtp"),
        COLLECTOR("garbage collector", "VM Thread", "GC Thread", "G1 "),
        COMPILER("compiler", "C1 Compiler", "C2 Compiler", "Sweeper"),
        REST("the rest");

        private final String title;
        private final List<String> beginnings;

        Part(String title, String... beginnings) {
            this.title = title;
            this.beginnings = List.of(beginnings);
        }

        String title() {
            return title;
        }

        private static Part of(String thread) {
            for (Part part : values()) {
                if (part.beginnings.stream().anyMatch(thread::startsWith)) {
                    return part;
                }
            }
            return REST;
        }
    }

    static ThreadTimes of(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        Map<String, Long> nanos = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        try (Stream<Path> tasks = Files.list(process.resolve("task"))) {
            for (Path task : tasks.toList()) {
                String id = task.getFileName().toString();
                try {
                    nanos.put(id, Long.parseLong(text(task.resolve("schedstat")).split(" ", 2)[0]));
                    names.put(id, text(task.resolve("comm")));
                } catch (NoSuchFileException e) {
                    // It ended meanwhile; the process's own time tells of it.
                    nanos.remove(id);
                }
            }
        }
        String stat = text(process.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[USER_TICKS + 1]);
        return new ThreadTimes(nanos, names, ticks * TICK_NANOS, written(process));
    }

    private static long written(Path process) throws IOException {
        return text(process.resolve("io"))
                .lines()
                .filter(line -> line.startsWith(WRITTEN))
                .mapToLong(line -> Long.parseLong(line.substring(WRITTEN.length())))
                .sum();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }

    /** Nanoseconds since an earlier look, by part; those of threads that have ended are in none. */
    Map<Part, Long> since(ThreadTimes before) {
        Map<Part, Long> parts = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            parts.put(part, 0L);
        }
        nanos.forEach((id, now) ->
                parts.merge(Part.of(names.getOrDefault(id, "")), now - before.nanos.getOrDefault(id, 0L), Long::sum));
        return parts;
    }
}

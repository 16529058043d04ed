package io.neuralfocus.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Instants asked for in a file: for everybody, or, with a user before the comma, for that user. */
final class AskedInstants {

    private static final String EVERYBODY = "";

    private final Map<String, TreeSet<Long>> byUser = new HashMap<>();

    private AskedInstants() {}

    /** Reads them; blank lines and a header are passed over. */
    static AskedInstants read(Path file) throws IOException {
        List<String> lines = TextFile.lines(file);
        AskedInstants asked = new AskedInstants();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean isHeader = i == 0 && line.endsWith("timestamp_us");
            if (!line.isEmpty() && !isHeader) {
                asked.add(file, i + 1, line);
            }
        }
        return asked;
    }

    private void add(Path file, int number, String line) {
        int comma = line.lastIndexOf(',');
        String user = comma < 0 ? EVERYBODY : unquoted(line.substring(0, comma));
        try {
            byUser.computeIfAbsent(user, name -> new TreeSet<>())
                    .add(Long.parseLong(line.substring(comma + 1).strip()));
        } catch (NumberFormatException e) {
            throw Complaint.badInput(
                    file + ", line " + number + ": '" + line + "' does not end in a number of microseconds.");
        }
    }

    private static String unquoted(String cell) {
        boolean quoted = cell.length() >= 2 && cell.startsWith("\"") && cell.endsWith("\"");
        return quoted ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell;
    }

    /** A user's instants, ascending, each once. */
    long[] of(String user) {
        TreeSet<Long> all = new TreeSet<>(byUser.getOrDefault(EVERYBODY, new TreeSet<>()));
        all.addAll(byUser.getOrDefault(user, new TreeSet<>()));
        return all.stream().mapToLong(Long::longValue).toArray();
    }
}

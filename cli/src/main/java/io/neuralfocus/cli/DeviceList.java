package io.neuralfocus.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A file of lines {@code user,device-uuid}. */
final class DeviceList {

    private DeviceList() {}

    static Map<String, UUID> read(Path file) throws IOException {
        EventFiles.check(List.of(file));
        Map<String, UUID> devices = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int comma = line.lastIndexOf(',');
            if (!line.isEmpty()) {
                devices.put(line.substring(0, Math.max(0, comma)), device(file, i + 1, line.substring(comma + 1)));
            }
        }
        return devices;
    }

    private static UUID device(Path file, int number, String text) {
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException e) {
            throw Complaint.badInput(
                    file + ", line " + number + ": '" + text + "' is no UUID; write user,device-uuid.");
        }
    }
}

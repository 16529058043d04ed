package io.neuralfocus.cli;

import io.neuralfocus.event.json.Uuids;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A file of lines {@code user,device-uuid}: no user and no device stands there twice. */
record DeviceList(Map<String, UUID> devices, Map<UUID, String> owners) {

    static DeviceList none() {
        return new DeviceList(Map.of(), Map.of());
    }

    static DeviceList read(Path file) throws IOException {
        DeviceList list = new DeviceList(new LinkedHashMap<>(), new HashMap<>());
        List<String> lines = TextFile.lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty()) {
                list.add(line, file + ", line " + (i + 1) + ": ");
            }
        }
        return list;
    }

    private void add(String line, String place) {
        int comma = line.lastIndexOf(',');
        String user = line.substring(0, Math.max(0, comma)).strip();
        Optional<UUID> device = Uuids.parse(line.substring(comma + 1).strip());
        if (user.isEmpty() || device.isEmpty()) {
            throw Complaint.badInput(place + "'" + line + "' names no user and its UUID; write user,device-uuid.");
        }
        if (devices.put(user, device.get()) != null || owners.put(device.get(), user) != null) {
            throw Complaint.badInput(
                    place + "'" + line + "' names a user or a device again; a user has one device here.");
        }
    }

    /** Who owns a device: itself, if nobody is told. */
    String ownerOf(UUID device) {
        return owners.getOrDefault(device, device.toString());
    }
}

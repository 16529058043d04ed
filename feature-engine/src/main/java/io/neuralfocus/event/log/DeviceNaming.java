package io.neuralfocus.event.log;

import io.neuralfocus.event.Sha256;
import io.neuralfocus.event.json.Uuids;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which device a stream of the log becomes in a file of frames. */
@FunctionalInterface
public interface DeviceNaming {

    /** The UUID that stands for a user's device; empty if it cannot be told and one has to be made up. */
    Optional<UUID> deviceOf(String user, String device);

    /** Users that are themselves devices' UUIDs, as they come out of frames. */
    static DeviceNaming ofUuids() {
        return (user, device) -> device.isEmpty()
                ? Uuids.parse(user).filter(uuid -> uuid.toString().equals(user))
                : Optional.empty();
    }

    /** Users by a list, and after it those that are UUIDs. */
    static DeviceNaming ofUsers(Map<String, UUID> devices) {
        return (user, device) -> device.isEmpty() && devices.containsKey(user)
                ? Optional.ofNullable(devices.get(user))
                : ofUuids().deviceOf(user, device);
    }

    /** One made up from the names, the same each time: version 8 of RFC 9562, out of SHA-256. */
    static UUID madeUp(String user, String device) {
        byte[] digest = Sha256.begun().digest((user + "\0" + device).getBytes(StandardCharsets.UTF_8));
        ByteBuffer halves = ByteBuffer.wrap(digest);
        long high = (halves.getLong() & ~0xF000L) | 0x8000L;
        long low = (halves.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}

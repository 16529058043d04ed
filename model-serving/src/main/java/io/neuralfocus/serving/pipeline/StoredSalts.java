package io.neuralfocus.serving.pipeline;

import io.neuralfocus.store.people.DeviceKey;
import io.neuralfocus.store.people.People;
import io.neuralfocus.store.people.People.Device;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** Salts as the store remembers them; a device without one is given one, which is durable before it is used. */
public final class StoredSalts implements Salts {

    private static final int BYTES = 16;

    private final People people;
    private final RandomGenerator chance;
    private final InstantSource clock;
    private final ConcurrentHashMap<DeviceKey, byte[]> known = new ConcurrentHashMap<>();

    public StoredSalts(People people, RandomGenerator chance, InstantSource clock) {
        this.people = people;
        this.chance = chance;
        this.clock = clock;
    }

    @Override
    public byte[] of(DeviceKey device) {
        return known.computeIfAbsent(device, this::rememberedOrNew);
    }

    private byte[] rememberedOrNew(DeviceKey key) {
        Optional<Device> device = people.devices(key.person()).stream()
                .filter(one -> one.key().equals(key))
                .findFirst();
        return device.map(Device::salt).filter(salt -> salt.length > 0).orElseGet(() -> give(key, device));
    }

    private byte[] give(DeviceKey key, Optional<Device> device) {
        byte[] salt = new byte[BYTES];
        chance.nextBytes(salt);
        long nowUs = Now.us(clock);
        Stored.await(people.put(new Device(
                key,
                device.map(Device::name).orElse(""),
                device.map(Device::platform).orElse(""),
                salt,
                nowUs)));
        return salt;
    }
}
